### El marco de cada página: navegación, pie, colores, idioma, palabras comunes, unidades.

## Navegación

skip-to-content = Ir al contenido
nav-label = Principal
nav-menu = Menú
nav-menu-open = Abrir el menú
nav-menu-close = Cerrar el menú
nav-home = Inicio
nav-programs = Programas
nav-resources = Recursos
nav-training = Formación
nav-coaching = Coaching
nav-consulting = Consultoría
nav-about = Quiénes somos
nav-contact = Contacto
nav-verify = Verificar
nav-search = Buscar
nav-register = Crear una cuenta
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
footer-contact = Contacto
footer-privacy = Privacidad
footer-terms = Condiciones de uso
footer-accessibility = Accesibilidad
footer-notifications = Avísenme cuando se abran programas nuevos
footer-mission = Una entidad sin fines de lucro, de salud pública y servicio público, que fomenta el valor y la práctica de la compasión en organizaciones de todo el mundo.
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
theme-save = Usar estos colores
theme-changed = Se cambiaron los colores.
language-label = Idioma
language-save = Usar este idioma
language-changed = Se cambió el idioma.
language-fallback = Esta página aún no está traducida. Aquí la tiene en { $language }.
language-name-en = inglés
language-name-es = español

## Acciones

action-save = Guardar
action-saved = Guardado.
action-saved-at = Guardado a las { $time }
action-cancel = Cancelar
action-close = Cerrar
action-back = Atrás
action-next = Siguiente
action-continue = Continuar
action-edit = Editar
action-delete = Eliminar
action-remove = Quitar
action-add = Añadir
action-send = Enviar
action-confirm = Confirmar
action-download = Descargar
action-copy = Copiar
action-copied = Copiado.
action-print = Imprimir
action-open = Abrir
action-show = Mostrar
action-hide = Ocultar
action-search = Buscar
action-filter = Filtrar
action-clear = Borrar
action-undo = Deshacer
action-try-again = Intentar de nuevo
action-choose-file = Elegir un archivo

## Formularios

form-required = obligatorio
form-optional = opcional
form-summary-title = { $count ->
    [one] Hay algo que corregir
   *[other] Hay { $count } cosas que corregir
}
form-summary-line = { $field }: { $message }
form-summary-text = No se perdió nada: lo que escribió sigue aquí. Cada línea lleva a su campo.
form-error = Error:
form-error-required = Complete este campo.
form-error-email = Esto no parece una dirección de correo. Necesita un nombre, una arroba y un dominio, como en nombre@example.org.
form-error-too-long = Es demasiado largo. No use más de { $count } caracteres.
form-error-too-short = Es demasiado corto. Use al menos { $count } caracteres.
form-error-number = Escriba un número.
form-error-range = Escriba un número entre { $min } y { $max }.
form-error-date = Escriba la fecha como año, mes y día, por ejemplo 2026-11-24.
form-error-choice = Elija una de las opciones.
form-error-unknown-option = Esta opción ya no se ofrece. Elija otra.
form-error-file-type = Aquí no se acepta este tipo de archivo. Use { $types }.
form-error-file-size = El archivo es demasiado grande. El límite es { $size }.
form-error-printable = Algunos de estos caracteres no se pueden mostrar ni imprimir. Quite { $characters }.
form-leave-unsaved = Tiene cambios sin guardar. Si sale ahora, se pierden.

## Palabras que cualquier página puede necesitar

word-yes = Sí
word-no = No
word-or = o
word-none = Ninguno
word-all = Todos
word-unknown = Desconocido
word-free = Gratis
word-required = Obligatorio
word-optional = Opcional
word-today = Hoy
word-yesterday = Ayer
word-updated = Actualizado el { $date }
word-time-zone = Las horas están en { $zone }.
word-external = lleva a otro sitio
word-new-window = se abre en otra ventana
word-footnotes = Fuentes y notas
word-footnote-back = Volver al texto
word-on-this-page = En esta página
word-loading = Cargando
word-error-title = Error
word-note = Nota
word-tip = Para probar en el trabajo
word-case = Un caso
word-warning = Atención
word-caution = Deténgase a pensar

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
unit-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
}
unit-months = { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}
unit-percent = { $percent } por ciento
unit-points = { $points ->
    [one] { $points } punto
   *[other] { $points } puntos
}
unit-courses = { $count ->
    [one] { $count } curso
   *[other] { $count } cursos
}
unit-modules = { $count ->
    [one] { $count } módulo
   *[other] { $count } módulos
}
unit-lessons = { $count ->
    [one] { $count } lección
   *[other] { $count } lecciones
}
unit-activities = { $count ->
    [one] { $count } actividad
   *[other] { $count } actividades
}
unit-quizzes = { $count ->
    [one] { $count } cuestionario
   *[other] { $count } cuestionarios
}
unit-questions = { $count ->
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
unit-attempts = { $count ->
    [one] { $count } intento
   *[other] { $count } intentos
}
unit-people = { $count ->
    [one] { $count } persona
   *[other] { $count } personas
}
unit-certificates = { $count ->
    [one] { $count } certificado
   *[other] { $count } certificados
}
unit-results = { $count ->
    [0] Ningún resultado
    [one] { $count } resultado
   *[other] { $count } resultados
}
unit-bytes-kb = { $size } KB
unit-bytes-mb = { $size } MB

form-error-unprintable = Algunos de estos caracteres no se pueden mostrar ni imprimir. Escríbalo de nuevo sin ellos.
form-error-email-letter = Esta dirección tiene una letra, { $letter }, que solo se parece a una de las habituales. Escriba de nuevo la dirección.
flash-language-changed = Se cambió el idioma.
flash-theme-changed = Se cambiaron los colores.
form-trap = Deje esto vacío
form-stale = Este formulario estuvo abierto mucho tiempo. Lo que escribió sigue aquí: revíselo y envíelo otra vez.
