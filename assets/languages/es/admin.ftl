## Inicio

admin-home-title = Administración
admin-home-decide = Lo que hoy pide una decisión
admin-home-decide-empty = No hay nada pendiente.
admin-home-contacts = { $count ->
    [one] mensaje por responder
   *[other] mensajes por responder
}
admin-home-undelivered = { $count ->
    [one] correo no se pudo entregar
   *[other] correos no se pudieron entregar
}
admin-home-slow = { $count ->
    [one] correo sigue fallando: el servidor de correo lo rechaza
   *[other] correos siguen fallando: el servidor de correo los rechaza
}
admin-home-jobs-failed = { $count ->
    [one] proceso falló
   *[other] procesos fallaron
}
admin-home-drafts = { $count ->
    [one] borrador sin publicar
   *[other] borradores sin publicar
}
admin-home-mail-folder = No hay servidor de correo, así que los mensajes se quedan en este equipo.
admin-home-mail-read = Leerlos en Correo enviado
admin-home-certificates = { $count ->
    [one] certificado ganado espera a su estudiante
   *[other] certificados ganados esperan a sus estudiantes
}
admin-home-unprintable = { $count ->
    [one] certificado obtenido no se puede imprimir
   *[other] certificados obtenidos no se pueden imprimir
}
admin-home-address = Desde fuera no se llega a este sitio
admin-home-address-machine = { $address } solo lleva aquí desde esta máquina, y se sella para siempre en cada certificado que se emita ahora.
admin-home-address-network = { $address } solo lleva aquí desde su propia red, y se sella para siempre en cada certificado que se emita ahora.
admin-home-address-nowhere = { $address } no lleva a ninguna parte, y se sella para siempre en cada certificado que se emita ahora.
admin-home-address-remedy = Cámbiela en los ajustes, o haga que LAUREL_PUBLIC_URL sea la dirección que usa la gente.
admin-home-unset-address = La dirección que usa la gente
admin-home-unset-address-text = Nadie la ha elegido todavía. Se sella en cada certificado, así que los certificados obtenidos esperan hasta que se elija.
admin-home-unset = Termine de configurar el sitio
admin-home-unset-zone = Indique la zona horaria
admin-home-unset-zone-text = Ahora es UTC. Las fechas de los certificados la siguen, y una fecha impresa no cambia nunca.
admin-home-unset-signatory = Nadie firma los certificados
admin-home-unset-signatory-text = Se imprimen sin firma hasta que se nombre a alguien.
admin-home-unset-sender = Indique una dirección de remitente
admin-home-unset-sender-text = Se confía más en un mensaje que viene de una dirección conocida.

## Secciones

admin-nav-home = Hoy
admin-nav-people = Personas
admin-nav-programs = Programas
admin-nav-certificates = Certificados
admin-nav-pages = Páginas
admin-nav-contacts = Bandeja de entrada
admin-nav-subscribers = Lista de avisos
admin-nav-outbox = Correo enviado
admin-nav-audit = Auditoría
admin-nav-jobs = Procesos
admin-nav-settings = Ajustes

## Listas

admin-list-search = Buscar en esta lista
admin-list-filter = Filtrar
admin-list-export = Exportar como CSV
admin-list-no-match = Nada coincide. Borre la búsqueda para ver todo.

## Personas

admin-people-title = Personas
admin-people-add = Añadir una persona
admin-people-name = Nombre
admin-people-email = Correo
admin-people-role = Función
admin-people-state = Estado
admin-people-state-active = Activa
admin-people-state-invited = Con invitación, sin contraseña aún
admin-people-state-unconfirmed = Dirección sin confirmar
admin-people-state-suspended = Sin permiso para iniciar sesión
admin-people-state-erased = Borrada
admin-people-joined = Registro
admin-people-invited-until = La invitación vale hasta el
admin-people-invited-ended = La invitación terminó el
admin-people-invite = Enviar una invitación
admin-people-role-changed = { $name } tiene ahora esta función: { $role }.
admin-people-role-last = Es la única persona responsable del sitio. Nombre antes a otra.
admin-people-empty = Aún no hay nadie. Añada a una persona o espere a que se registre la primera.

## Inscripciones

admin-enrollments-title = Inscripciones
admin-enrollments-learner = Participante
admin-enrollments-course = Curso
admin-enrollments-state = Estado
admin-enrollments-progress = Avance
admin-enrollments-last = Última actividad

## Certificados

admin-certificates-title = Certificados
admin-certificates-number = Número
admin-certificates-holder = Titular
admin-certificates-achievement = Certificado
admin-certificates-issued = Emitido
admin-certificates-status = Estado
admin-certificates-status-valid = Válido
admin-certificates-status-expired = Caducado
admin-certificates-status-revoked = Revocado
admin-certificates-status-suspended = Suspendido
admin-certificates-status-replaced = Reemplazado
admin-certificates-status-withdrawn = Retirado
admin-certificates-issued-done = Se emitió el certificado { $number } a nombre de { $name }.
admin-certificates-empty = Aún no se emitió ningún certificado. El primero aparece cuando alguien completa un programa y confirma el nombre que llevará.

## Revocar, suspender, reemplazar

admin-revoke-title = Revocar { $number }
admin-revoke-text = Desde este momento, quien lo verifique leerá «Revocado», con la fecha de hoy y el motivo público. No se puede deshacer.
admin-revoke-reason = Motivo, visible para todos
admin-revoke-reason-issued-in-error = Emitido por error
admin-revoke-reason-requirements-not-met = Requisitos no cumplidos
admin-revoke-reason-academic-integrity = Integridad académica
admin-revoke-reason-holder-request = Lo pidió su titular
admin-revoke-reason-other = Otro motivo
admin-revoke-note = Nota privada
admin-revoke-note-hint = Solo la leen quienes administran. No sale nunca de estas páginas.
admin-revoke-submit = Revocar el certificado
admin-revoke-error-reason = Elija el motivo que todos leerán.

## Mensajes del formulario de contacto

admin-contacts-title = Bandeja de entrada
admin-contacts-from = De
admin-contacts-received = Recibido
admin-contacts-state-new = Nuevo
admin-contacts-answer = Responder
admin-contacts-answer-send = Enviar la respuesta
admin-contacts-delete = Eliminar para siempre
admin-contacts-empty = No hay mensajes. Aquí llega lo que se envía por el formulario de contacto.

## Lista de avisos

admin-subscribers-title = Lista de avisos
admin-subscribers-email = Correo
admin-subscribers-topics = Temas
admin-subscribers-state = Estado
admin-subscribers-joined = Lo pidió
admin-subscribers-confirmed = Lo confirmó
admin-subscribers-left = Dejó la lista
admin-subscribers-proof = Prueba del consentimiento
admin-subscribers-proof-text = Cuándo, desde qué formulario, con qué texto y cuándo se confirmó.
admin-subscribers-export = Exportar CSV con la prueba del consentimiento
admin-subscribers-erase = Borrar esta dirección
admin-subscribers-empty = Aún no hay nadie en la lista.

## Correo enviado

admin-outbox-title = Correo enviado
admin-outbox-to = Para
admin-outbox-subject = Asunto
admin-outbox-state = Estado
admin-outbox-state-waiting = En espera
admin-outbox-state-sent = Enviado
admin-outbox-state-written = Escrito en la carpeta
admin-outbox-state-retrying = Nuevo intento: { $time }
admin-outbox-state-failed = Fallido
admin-outbox-reason = Lo que dijo el servidor de correo
admin-outbox-retry = Intentar ahora
admin-outbox-folder = No hay servidor de correo, así que nada sale de esta máquina. Cada correo se puede leer aquí.
admin-outbox-empty = Aún no se ha enviado ningún correo.

## Auditoría

admin-audit-title = Auditoría
admin-audit-lead = Quién hizo qué y cuándo. Cada línea está encadenada a la anterior, de modo que ninguna se puede cambiar ni quitar sin que se note.
admin-audit-when = Cuándo
admin-audit-who = Quién
admin-audit-what = Qué
admin-audit-on-filter = Sobre (correo o certificado)
admin-audit-on = Sobre
admin-audit-system = El sistema
admin-audit-chain-check = Comprobar la cadena
admin-audit-chain-title = ¿Está íntegra la cadena?
admin-audit-chain-text = Cada línea guarda un resumen criptográfico de sí misma y de la anterior. Una línea cambiada, quitada o añadida rompe la cadena desde ahí.
admin-audit-chain-good = { $count ->
    [one] La cadena está íntegra: { $count } línea.
   *[other] La cadena está íntegra: las { $count } líneas.
}
admin-audit-chain-bad = La cadena está rota en la línea { $number }. Ejecute el comando doctor y guarde una copia de los datos.
admin-audit-empty = Aún no hay nada registrado.

## Páginas

admin-pages-title = Páginas
admin-pages-edit = Editar { $title }
admin-pages-text = Texto
admin-pages-summary = Resumen
admin-pages-place = Dónde
admin-pages-place-first = Portada
admin-pages-place-menu = Menú principal
admin-pages-place-resources = Recursos
admin-pages-place-footer = Pie de página
admin-pages-place-link = Por enlaces
admin-pages-address = Dirección
admin-pages-preview = Vista previa
admin-pages-publish = Publicar
admin-pages-history = Versiones anteriores
admin-pages-empty = Aún no hay páginas.

## Procesos

admin-jobs-title = Procesos
admin-jobs-state-waiting = En espera
admin-jobs-state-running = En curso
admin-jobs-state-done = Terminado
admin-jobs-state-failed = Fallido
admin-jobs-retry = Ejecutar otra vez
admin-jobs-empty = No hay procesos en espera.

## Ajustes

admin-settings-title = Ajustes
admin-settings-organization = Organización
admin-settings-name = Nombre
admin-settings-short-name = Nombre corto
admin-settings-tagline = Lema
admin-settings-colors = Colores
admin-settings-color-primary = Color principal
admin-settings-color-accent = Segundo color
admin-settings-contrast = Un texto de este color no se lee sobre una página clara: su contraste es { $ratio }, y hace falta 4,5. Elija uno más oscuro.
admin-settings-pale = Este color no se ve sobre el papel: su contraste es { $ratio }, y hace falta 3. Elija uno más oscuro.
admin-settings-error-unprintable = No podemos imprimir { $characters } en los certificados. Escríbalo sin esos caracteres.
admin-settings-error-room = Esto no cabe en un certificado. Acórtelo.
admin-settings-time-zone = Zona horaria
admin-settings-time-zone-hint = Decide la fecha del certificado y la medianoche en que termina.
admin-settings-language = Idioma principal
admin-settings-social = Enlaces a redes sociales
admin-settings-social-hint = Deje vacío lo que no use; así no se muestra.
admin-settings-logo = Logotipo
admin-settings-logo-now = El logotipo actual
admin-settings-logo-file = Imagen
admin-settings-logo-hint = SVG, PNG, JPEG o WebP, de { $size } KB como máximo. Está junto al nombre en todas las páginas.
admin-settings-logo-set = Usar este logotipo
admin-settings-logo-remove = Mostrar otra vez el laurel
admin-settings-logo-error = Este archivo no se puede mostrar como logotipo. Use un SVG que solo dibuje, un PNG, un JPEG o un WebP.
admin-settings-topics-hint = Cada uno se abre y muestra sus palabras.
admin-settings-topics = Temas de la lista de avisos
admin-settings-signatory = Quién firma los certificados
admin-settings-signatory-name = Nombre
admin-settings-signatory-role = Cargo
admin-settings-signatory-image = Imagen de la firma
admin-settings-mail = Correo
admin-settings-mail-test = Enviarme un correo de prueba
admin-settings-mail-test-done = Va un correo de prueba en camino a { $email }.

## Confirmar

admin-confirm-title = ¿Seguro que quiere hacerlo?
admin-confirm-undo-none = No se puede deshacer.

## El marco

admin-nav-site = El sitio
admin-nav-style = Estilo
admin-home-decide-empty-text = Cuando algo necesite una decisión, aparecerá aquí con su número y llevará a su lista.
admin-home-look = Ver

## Más de las listas

admin-list-none = Aquí no hay nada
admin-list-newest = Lo más reciente
admin-list-older = Anteriores

## Más de las personas

admin-people-search = Nombre o correo
admin-people-add-text = Recibe un correo con un enlace para elegir una contraseña. La dirección cuenta como confirmada.
admin-people-email-taken = Ya hay una cuenta con esta dirección.
admin-people-roles = Funciones
admin-people-roles-none = Participante, como todo el mundo. Otras funciones aparecen aquí cuando se asignan.
admin-people-role-give = Asignar la función
admin-people-role-end = Quitar
admin-people-role-course = Curso, si la función es docente
admin-people-role-which-course = Elija el curso que impartirá la persona.
admin-people-access = Acceso
admin-people-signed-in = Sesión abierta
admin-people-api-tokens = Claves de la API
admin-people-sessions = { $count ->
    [0] en ningún dispositivo
    [one] en { $count } dispositivo
   *[other] en { $count } dispositivos
}
admin-people-end-sessions = Cerrar la sesión en todas partes
admin-people-end-tokens = Terminar todas las claves de la API
admin-people-tokens = { $count ->
    [0] Ninguna clave de la API
    [one] { $count } clave de la API
   *[other] { $count } claves de la API
}
admin-people-password-link = Enviar un enlace para elegir contraseña
admin-people-confirmation = Enviar de nuevo el correo de confirmación
admin-people-enrollments-none = No está en ningún curso.
admin-people-certificates-none = No se ha emitido ningún certificado a esta persona.
admin-people-history = Lo que se hizo con esta cuenta
flash-person-added = Se creó la cuenta y la invitación va en camino.
flash-role-given = Se asignó la función. Vale desde ahora.
flash-role-ended = Se quitó la función desde ahora, y las claves de la API de esta persona dejan de servir.
flash-person-signed-out = Se cerró la sesión de esta persona en todos los dispositivos.
flash-person-tokens-ended = Las claves de la API de esta persona ya no funcionan.
flash-email-sent = El correo va en camino.

## Más del correo enviado, la auditoría y los procesos

admin-outbox-written = Escrito
admin-outbox-no-words = El texto de un correo se compone en el momento en que sale.
admin-audit-line = Línea
admin-audit-detail = Detalles
admin-audit-all = Todo
admin-audit-id = Guardado como
admin-audit-hash = Resumen de esta línea
admin-audit-erased = Alguien que fue borrado
admin-audit-who-filter = Quién (correo)
admin-audit-operator = Comando del servidor
admin-audit-setup-link = El enlace de configuración
admin-job-announce-program = Correos sobre un programa que se abrió
admin-job-erase-person = Borrado de una persona
admin-job-issue-certificate = Impresión de un certificado
admin-job-tell-waiting = Aviso a quien obtuvo un certificado
admin-jobs-kind = Proceso
admin-jobs-done = Avance
admin-jobs-since = Desde
admin-jobs-error = Qué falló
admin-jobs-progress = { $done } de { $count }
flash-job-again = El proceso se ejecuta de nuevo.
flash-message-again = Se intenta enviar de nuevo el correo.
admin-contacts-message = Mensaje
admin-contacts-open = Por responder
admin-contacts-none-open = Todo está respondido.
admin-contacts-empty-title = Aquí no hay mensajes
admin-contacts-state-handled = Atendido
admin-contacts-handle = Marcar como atendido
admin-contacts-reopen = Devolver a los que esperan respuesta
admin-contacts-caught = { $count ->
    [one] En los últimos 30 días se rechazó { $count } mensaje de un robot de spam.
   *[other] En los últimos 30 días se rechazaron { $count } mensajes de robots de spam.
}
flash-contact-handled = Marcado como atendido. Puede devolverlo abajo.
flash-contact-open = Devuelto a los que esperan respuesta.
flash-contact-removed = El mensaje se eliminó.
admin-subscribers-empty-title = Aquí no hay direcciones
admin-subscribers-words = Texto y origen
admin-subscribers-returned = Volvió
admin-subscribers-changed = Cambió los temas
admin-subscribers-erase-text = La dirección y su prueba de consentimiento se eliminan para siempre, porque la persona lo pidió. Si solo quiere que dejen de llegar los correos, la persona misma deja la lista con el enlace de cualquiera de ellos.
admin-subscribers-caught = { $count ->
    [one] En los últimos 30 días se rechazó { $count } alta de un robot de spam.
   *[other] En los últimos 30 días se rechazaron { $count } altas de robots de spam.
}
flash-subscriber-erased = La dirección se eliminó.
admin-pages-name = Título
admin-pages-updated = Último cambio
admin-pages-missing = aún sin escribir
admin-pages-translate = Esta página aún no tiene texto en este idioma. Abajo está el de otro idioma, para traducirlo.
admin-pages-summary-hint = Una frase. Aparece bajo el título, en los resultados de búsqueda y en las vistas previas de enlaces.
admin-pages-text-hint = Markdown. Una línea que empieza con ## es un encabezado.
admin-pages-headline = Frase grande al principio
admin-pages-lead = Texto debajo
admin-pages-area = Área { $number }
admin-pages-area-text = Área { $number }, su frase
admin-pages-version = Versión
admin-pages-version-hint = Cámbielo cuando el texto cambie de fondo. Entonces se pide a cada persona, una vez, que lo acepte al entrar.
admin-pages-preview-text = Así lo verán las visitas. Aún no está publicado.
admin-pages-preview-back = Seguir editando
admin-pages-conflict = Alguien guardó esta página mientras usted la editaba. Su texto sigue en el formulario. Mire el otro, tome lo que necesite y publique de nuevo.
admin-pages-html = La línea { $line } tiene HTML, que las páginas no muestran. Escríbalo en Markdown o póngalo entre acentos graves.
admin-pages-picture = La línea { $line } tiene una imagen, { $target }, que las páginas no muestran. Quítela y diga con palabras lo que muestra.
admin-pages-top-heading = El título de la línea { $line } tiene una sola #, como el título de la página. Empiécelo con ##.
admin-pages-link-nowhere = El enlace de la línea { $line }, a { $target }, no llevaría a ninguna parte. Escriba https://…, mailto:… o una página de este sitio, como /contact.
admin-pages-link-name = El enlace de la línea { $line }, a { $target }, no tiene un nombre que se pueda leer u oír. Escríbalo entre los corchetes.
admin-pages-theirs = El texto que se guardó mientras tanto
admin-pages-look = Verlo
admin-pages-bundled = El texto que vino con el sitio
flash-page-saved = Publicado. Ya lo ve todo el mundo.
admin-settings-contact = Dirección para los mensajes de visitantes
admin-settings-contact-hint = Cada mensaje se envía allí, y quien responde a uno de nuestros correos escribe allí. Déjela vacía para leer los mensajes solo aquí.
admin-settings-changed = Otra persona guardó otros ajustes desde que abrió esta página. Abajo está lo que escribió: mire lo que cambió (Administración, en otra pestaña), corrija lo que aquí sea anterior y guarde de nuevo.
admin-settings-address = Dirección de este sitio
admin-settings-address-hint = Como la escribe la gente, por ejemplo: https://aprender.example.org. Aparece en los correos y se sella para siempre en cada certificado.
admin-settings-address-near = Desde fuera no se llega a esta.
admin-settings-address-configured = { $address }, de la configuración (LAUREL_PUBLIC_URL).
admin-settings-error-address = Escriba https:// o http:// y el nombre del servidor, sin nada detrás, por ejemplo: https://aprender.example.org.
admin-settings-error-nowhere = Esta dirección no lleva a ninguna parte: solo dice dónde escucha un servidor. Escriba la que usa la gente.
admin-settings-sender = Remitente de nuestros correos
admin-settings-sender-hint = Como en: El Centro <hola@example.org>.
admin-settings-color-hint = De los botones, los enlaces y los certificados. Seis cifras después de #, como en #1f5c43.
admin-settings-color-accent-hint = Del sello de los certificados.
admin-settings-topic-title = Título
admin-settings-topic-text = De qué trata
admin-settings-policies = Textos que se aceptan
admin-settings-policies-hint = La versión cambia con la página.
admin-settings-error-zone = No existe esa zona horaria. Escríbala como en America/Chicago.
admin-settings-error-color = Escriba un color con # y seis cifras, como en #1f5c43.
admin-settings-error-link = Escriba la dirección completa, empezando con https://.
admin-settings-error-sender = Escriba una dirección, o un nombre y una dirección como en: El Centro <hola@example.org>.
flash-settings-saved = Los ajustes se guardaron.
## Certificados, más

admin-certificates-search-hint = Un número, un nombre o un título.
admin-certificates-trail = Quién hizo qué con este certificado
admin-certificates-waiting = Pendientes de emisión
admin-certificates-waiting-text = Cada uno se emite en cuanto su estudiante confirma cómo se imprime el nombre.
admin-certificates-earned = Ganado
admin-certificates-why = Por qué espera
admin-certificates-why-name = El nombre no está confirmado.
admin-certificates-why-letters = El nombre no está confirmado; como está, no se puede imprimir: { $letters }
admin-certificates-why-office = No es culpa del alumno: esto no se puede imprimir: { $what }
admin-certificates-why-email = El correo no está confirmado.
admin-certificates-why-address = Espera hasta que se elija la dirección de este sitio en los ajustes.
admin-certificates-why-ready = Se está sellando.
admin-certificates-remind = Recordar
flash-holder-reminded = El recordatorio va en camino. Se envía uno al día como máximo.
flash-holder-nothing-waits = Nada espera ya por esta persona.
admin-certificates-why-refused = No se puede imprimir: { $letters }
admin-certificates-verify = Ver lo que ven los demás
admin-certificates-template = Plantilla e idioma
admin-certificates-evidence = Con qué se obtuvo
admin-certificates-when = Cuándo
admin-certificates-what = Qué
admin-certificates-course = Curso
admin-certificates-revision = Revisión
admin-certificates-completed = Completado
admin-certificates-scores = Cuestionarios aprobados con
flash-certificate-revoked = Se revocó el certificado.
flash-certificate-already-revoked = El certificado ya estaba revocado.

## Antes de abrir, publicar o retirar un programa o un curso

admin-decide-touches = Qué pasará
admin-programs-look-draft = Ver el borrador
admin-decide-open = ¿Abrir «{ $title }»?
admin-decide-prepare = ¿Devolver «{ $title }» a «en preparación»?
admin-decide-prepared = El catálogo dice que está en preparación y nadie nuevo puede empezar.
admin-decide-prepared-emails = Los correos que salieron no se pueden retirar. Cuando vuelva a abrirse, no se escribe a nadie por segunda vez.
admin-decide-missing = Lo que falta
admin-decide-email = Leer el correo antes de que salga
admin-decide-retire = ¿Retirar «{ $title }»?
admin-decide-publish = ¿Publicar «{ $title }»?
admin-decide-offered = El catálogo lo muestra, y quien pueda entrar puede empezar.
admin-decide-news = Los visitantes leen el texto nuevo enseguida.
admin-decide-inside = { $count ->
    [0] Nadie está a la mitad.
    [one] Una persona está a la mitad y sigue como antes.
   *[other] { $count } personas están a la mitad y siguen como antes.
}
admin-decide-no-more = El catálogo deja de mostrarlo, y nadie nuevo puede entrar.
admin-decide-part = Forma parte de «{ $title }»: quien no lo haya empezado ya no podrá cursarlo ahí.
admin-decide-certificates = Todos los certificados emitidos quedan como están.
admin-decide-back = Se puede volver a abrir en cualquier momento.
admin-decide-emails = { $count ->
    [one] Una persona que pidió saberlo recibe ahora un correo. Eso no se puede deshacer.
   *[other] { $count } personas que pidieron saberlo reciben ahora un correo. Eso no se puede deshacer.
}
admin-decide-emails-none = No sale ningún correo: nadie de la lista de avisos preguntó por sus temas.
admin-decide-announced = No sale ningún correo: a quienes lo pidieron ya se les avisó cuando se abrió antes.
