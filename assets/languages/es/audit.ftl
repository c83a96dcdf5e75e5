## What people may do, as the trail names it

audit-action-visit = Visitar
audit-action-use-account = Cuenta propia
audit-action-identify = Preguntar quién es
audit-action-read-profile = Ver un perfil
audit-action-read-enrollments = Ver inscripciones
audit-action-list-certificates = Ver la lista de certificados
audit-action-enroll = Inscribirse en un curso
audit-action-learn = Aprender
audit-action-enter-administration = Abrir la administración
audit-action-enter-studio = Abrir el estudio
audit-action-watch-course = Ver a quienes siguen un curso
audit-action-complete-for-learner = Actividad dispensada o completada
audit-action-author-course = Curso modificado
audit-action-author-program = Programa modificado
audit-action-read-people = Ver personas
audit-action-manage-people = Gestionar personas
audit-action-appoint-administrators = Nombrar administradores y propietarios
audit-action-read-certificates = Ver certificados
audit-action-revoke-certificate = Revocar un certificado
audit-action-read-contacts = Atender mensajes de visitantes
audit-action-manage-subscribers = Gestionar la lista de avisos
audit-action-manage-messages = Gestionar el correo enviado
audit-action-manage-jobs = Gestionar tareas
audit-action-read-metrics = Ver métricas
audit-action-read-audit = Leer el registro
audit-action-edit-pages = Editar páginas
audit-action-manage-settings = Cambiar ajustes
audit-action-issue-certificate = Emitir un certificado

## What exactly was done

audit-did-publish = Publicado
audit-did-remind = Recordado el certificado que espera
audit-did-allow = Dio más intentos o tiempo en un cuestionario
audit-did-retry = Reintentado
audit-did-status = Estado cambiado
audit-did-join-code = Cambió el código de acceso
audit-did-end = Terminado
audit-did-create = Creado
audit-did-sign-in-link = Creó un enlace de acceso
audit-did-send-password-link = Envió un enlace para elegir contraseña
audit-did-erase = Borrado
audit-did-end-sessions = Cerró todas las sesiones
audit-did-create-token = Creó una clave de la API
audit-did-end-token = Terminó una clave de la API
audit-did-end-tokens = Terminó todas las claves de la API
audit-did-export-register = Exportó el registro de certificados
audit-did-discard-draft = Descartó un borrador
audit-did-import = Importado
audit-did-export = Exportado
audit-did-handled = Marcado como atendido
audit-did-open = Devuelto a los pendientes
audit-did-removed = Eliminado
audit-did-accept-secret = Aceptó otra clave

## The data of a line

audit-field-did = Qué
audit-field-token = Clave de la API
audit-field-scopes = Permisos
audit-field-name = Nombre
audit-field-role = Función
audit-field-course = Curso
audit-field-program = Programa
audit-field-before = Antes
audit-field-after = Después
audit-field-count = Cuántos
audit-field-reason = Motivo
audit-field-hash = Huella
audit-field-sha256 = SHA-256
audit-field-revision = Revisión
audit-field-certificates = Certificados
audit-field-person = Persona
audit-field-award = Reconocimiento
audit-field-activity = Actividad
audit-field-kind = Tipo
audit-field-language = Idioma
audit-field-title = Título
audit-field-version = Versión

## What it was done to

audit-subject-person = Persona
audit-subject-certificate = Certificado
audit-subject-certificates = Los certificados
audit-subject-course = Curso
audit-subject-program = Programa
audit-subject-page = Página
audit-subject-contact = Mensaje de un visitante
audit-subject-contacts = Los mensajes de visitantes
audit-subject-subscriber = Dirección de la lista de avisos
audit-subject-subscribers = La lista de avisos
audit-subject-settings = Los ajustes
audit-subject-secret = La clave que firma las sesiones
audit-subject-message = Correo
audit-subject-job = Tarea
audit-subject-enrollment = Inscripción

## Estados de antes y de después

audit-status-draft = Borrador
audit-status-open = Abierto
audit-status-preparation = En preparación
audit-status-retired = Retirado
audit-kind-completed = Completada de otra manera
audit-kind-waived = No se le pide a esta persona
audit-certificates-keep = Se conservan
audit-certificates-withdraw = Se retiran

## Lo que cambió en los ajustes

audit-field-changed = Cambió
audit-setting-organization = Nombre de la organización
audit-setting-short_name = Nombre corto
audit-setting-tagline = Lema
audit-setting-taglines = Lemas en otros idiomas
audit-setting-time_zone = Zona horaria
audit-setting-language = Idioma principal
audit-setting-social = Enlaces a redes sociales
audit-setting-contact_email = Dirección para los mensajes
audit-setting-mail_from = Remitente de los correos
audit-setting-signatory_name = Firmante
audit-setting-signatory_role = Cargo de quien firma
audit-setting-leaf = Color del sitio
audit-setting-gold = Color de los certificados
audit-setting-logo = Logotipo
audit-setting-policy_versions = Versiones de los textos que se aceptan
audit-setting-topics = Temas de la lista de avisos
