## Navegación

skip-to-content = Ir al contenido
nav-label = Principal
nav-menu = Menú
nav-menu-open = Abrir el menú
nav-menu-close = Cerrar el menú
nav-programs = Programas
nav-resources = Recursos
nav-verify = Verificar
nav-search = Buscar
nav-sign-in = Iniciar sesión
nav-sign-out = Cerrar sesión
nav-dashboard = Mi aprendizaje
nav-account = Cuenta
nav-studio = Redacción
nav-admin = Administración
nav-breadcrumb = Usted está aquí
nav-pages = Páginas
nav-previous = Página anterior
nav-next = Página siguiente
nav-page-of = Página { $page } de { $count }
nav-back-to = Volver a { $title }

## Pie

footer-label = Sobre este sitio
footer-privacy = Privacidad
footer-notifications = Avísenme cuando se abran programas nuevos
footer-copyright = Copyright © { $year } { $organization }.
footer-follow = Síganos
footer-facebook = Facebook
footer-twitter = Twitter
footer-linkedin = LinkedIn

## Colores e idioma

theme-label = Colores
theme-system = Como en mi dispositivo
theme-light = Claros
theme-dark = Oscuros
language-label = Idioma
language-fallback = Esta página aún no está traducida. Aquí la tiene en { $language }.
language-name-en = inglés
language-name-es = español

## Acciones

action-save = Guardar
action-cancel = Cancelar
action-back = Atrás
action-continue = Continuar
action-edit = Editar
action-copied = Copiado.
action-search = Buscar
action-filter = Filtrar
action-clear = Borrar

## Formularios

form-optional = opcional
form-summary-title = { $count ->
    [one] Hay algo que corregir
   *[other] Hay { $count } cosas que corregir
}
form-summary-line = { $field }: { $message }
form-error-required = Complete este campo.
form-error-email = Esto no parece una dirección de correo. Necesita un nombre, una arroba y un dominio, como en nombre@example.org.
form-error-too-long = Es demasiado largo. No use más de { $count } caracteres.
form-error-number = No podemos leer esto como un número. Escríbalo en cifras, como 12, 0,5 o −3.
form-error-choice = Elija una de las opciones.
form-error-unknown-option = Esta opción ya no se ofrece. Elija otra.
form-error-file-size = El archivo es demasiado grande. El límite es { $size }.

## Palabras que cualquier página puede necesitar

word-none = Ninguno
word-all = Todos

## Unidades

unit-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
unit-minutes-short = { $minutes } min
unit-hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
unit-hours-about = { $hours ->
    [one] alrededor de { $hours } hora
   *[other] alrededor de { $hours } horas
}
unit-hours-short = { $hours } h
unit-hours-minutes-short = { $hours } h { $minutes } min
unit-percent = { $percent } por ciento
unit-percent-sign = { $percent } %
unit-attempts = { $count ->
    [one] { $count } intento
   *[other] { $count } intentos
}
unit-bytes-kb = { $size } KB
unit-bytes-mb = { $size } MB

form-error-unprintable = Algunos de estos caracteres no se pueden mostrar ni imprimir. Escríbalo de nuevo sin ellos.
form-error-email-letter = No podemos enviar correo a una dirección con «{ $letter }» delante de la arroba. Escríbala con letras de la a a la z.
form-saved-invalid = No se guardó. El mensaje junto al campo dice por qué.
form-error-letter = Un nombre necesita al menos una letra.
form-error-marks = Una letra lleva más acentos de los que podemos mostrar. Escríbala de nuevo con menos.
flash-language-changed = Se cambió el idioma.
flash-theme-changed = Se cambiaron los colores.
form-honeypot = Deje esto vacío
form-stale = Este formulario estuvo abierto mucho tiempo. Lo que escribió sigue aquí: revíselo y envíelo otra vez.

## La API JSON

api-docs-title = La API
api-docs-lead = Lo que su software puede pedir a este sitio y lo que responde.
api-docs-document = Lo mismo como documento OpenAPI
api-docs-language = Lo que sigue está en inglés. Un «?» tras un nombre dice que puede faltar.
api-docs-scopes = Necesita uno de estos permisos:
api-docs-parameters = Parámetros
api-docs-body = Lo que se envía
api-docs-answer = Lo que se responde:
api-docs-start = Cómo empezar
api-docs-start-token = Cree una clave para su cuenta y envíela con cada petición:
api-docs-start-body = Lo que se envía es JSON:
api-docs-start-lists = Una lista responde «items» y «next». Envíe «next» como «cursor» para obtener la página siguiente; en la última es null.
api-docs-start-times = Las horas están en UTC, como en { $example }.
api-docs-start-once = Un POST con una Idempotency-Key propia se hace una sola vez, aunque lo envíe varias veces en un día.
api-docs-start-changed = Lo que lee tiene un ETag. Envíelo como If-Match con un cambio, y el cambio se rechaza si otra persona se adelantó.
api-docs-start-languages = Los textos llegan en el idioma que pide Accept-Language.
api-docs-problems = Lo que puede fallar
api-docs-problems-text = Cada error es JSON del tipo application/problem+json: «detail» dice qué hacer y «errors» nombra los campos.
api-docs-problems-of = Responde errores con:
api-error-unreadable-field = Es de otro tipo que el que dice la descripción de la API, o está dos veces.
api-error-missing-field = Esto falta.
api-error-unknown-field = Aquí no hay un campo con ese nombre. Compárelo con la descripción de la API.
api-error-no-certificate = No hay ningún certificado con este número que usted pueda leer.
api-error-enrolled = Esta persona ya está inscrita. La lista de inscripciones, pedida para este curso, da el identificador.
api-error-cursor = Este cursor no es de esta lista. Use el que dio la página anterior.
api-error-limit = Una página tiene de 1 a { $count } elementos.
api-error-many = Como máximo { $count } a la vez.
api-error-key = La clave tiene de 1 a { $count } caracteres simples.
api-error-key-reused = Esta clave ya se envió antes con otra cosa. Use una nueva.
api-error-role = No existe esa función. La de docente nombra el curso, como en «instructor:mi-curso».
api-error-course = No existe ese curso.
api-error-choice = No es ninguno de los valores que se conocen aquí.
api-error-one-answer = Envíe exactamente uno de choice, text, order y match.
api-error-unknown-option = Esta pregunta no tiene esa opción. Sus identificadores están en el intento.
api-error-only-one = Envíe una sola opción.
api-error-scale = Envíe un número entero, del min al max de la pregunta.
api-error-order = Envíe el identificador de cada elemento una vez, en orden.
api-error-other-kind = Esta pregunta se responde con { $field }.
