## Campos que comparten los formularios

identity-field-name = Su nombre
identity-field-name-hint = Como quiera que le llamemos aquí. El nombre en los certificados puede ser otro.
identity-field-email = Correo electrónico
identity-field-email-hint = Escribimos a esta dirección para confirmarla y cuando cambia algo de su aprendizaje.
identity-field-password = Contraseña
identity-field-password-hint = Al menos { $count } caracteres. Una frase corta que recuerde es más segura que una palabra con signos.
identity-field-password-new = Contraseña nueva
identity-field-password-current = Contraseña actual
identity-field-terms = He leído las condiciones de uso y la página de privacidad, y acepto las condiciones.
identity-field-terms-read = Leer las condiciones de uso
identity-field-privacy-read = Leer la página de privacidad

## Errores

identity-error-email-taken = Ya hay una cuenta con esta dirección. Inicie sesión o pida una contraseña nueva.
identity-error-password-short = Esta contraseña es demasiado corta. Use al menos { $count } caracteres.
identity-error-password-email = La contraseña no puede ser su dirección de correo ni su nombre.
identity-error-password-current = Esta no es su contraseña actual.
identity-error-terms = Para crear una cuenta hace falta aceptar las condiciones.
identity-error-login = El correo o la contraseña no son correctos. Revise ambos o pida una contraseña nueva.
identity-error-login-wait = Demasiados intentos con esta dirección. Espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} o pida ahora una contraseña nueva.

## Registro

identity-register-title = Crear una cuenta
identity-register-lead = Una cuenta guarda su lugar, sus respuestas y sus certificados. Es gratis.
identity-register-submit = Crear la cuenta
identity-register-have-account = ¿Ya tiene una cuenta?
identity-register-sign-in = Iniciar sesión
identity-sent-title = Mire su correo
identity-sent-lead = Enviamos un mensaje a { $email }. Ábralo y pulse su botón: confirma su dirección y le lleva adelante.
identity-sent-lead-unknown = Le enviamos un mensaje. Ábralo y pulse su botón: confirma su dirección y le lleva adelante.
identity-sent-here = En este navegador, el botón también inicia la sesión. En otro dispositivo, inicie sesión allí con su contraseña.
identity-sent-nothing = ¿No llega nada en unos minutos? Mire también en la carpeta de correo no deseado.
identity-sent-other = Usar otra dirección
identity-sent-sign-in = ¿No puede abrir su correo ahora?
identity-sent-sign-in-text = Inicie sesión y confirme su dirección más tarde.

## Confirmar una dirección de correo

identity-confirm-title = Confirme su dirección
identity-confirm-text = Falta un paso: confirme que { $email } es su dirección.
identity-confirm-submit = Confirmar esta dirección
identity-confirm-again = Enviar el correo otra vez
identity-confirm-again-done = Enviado otra vez a { $email }.
identity-confirm-needed = Su dirección aún no está confirmada. Abra el enlace que enviamos a { $email } o pida otro.
identity-confirm-invalid-title = Este enlace ya no funciona
identity-confirm-invalid-text = Es demasiado antiguo. Inicie sesión y pida uno nuevo; su cuenta está a salvo.
identity-confirm-used-text = Ya se usó. Su cuenta está a salvo.
identity-confirmed-title = Su dirección está confirmada
identity-confirmed-text = { $email } ya se confirmó con este enlace. No queda nada por hacer.
identity-confirmed-continue = Continuar

## Iniciar y cerrar sesión

identity-login-title = Iniciar sesión
identity-login-lead = Qué bueno verle de nuevo. Su lugar está guardado.
identity-login-submit = Iniciar sesión
identity-login-forgot = Olvidé mi contraseña
identity-login-no-account = ¿Aún no tiene cuenta?
identity-login-register = Crear una cuenta
identity-login-needed = Inicie sesión para continuar. Le llevamos de vuelta a donde estaba.
identity-logout-title = Cerrar sesión
identity-logout-text = Inició sesión como { $name }.
identity-logout-submit = Cerrar sesión
identity-link-title = Iniciar sesión con un enlace
identity-link-text = Este enlace inicia sesión como { $name }. Funciona una sola vez.
identity-link-submit = Iniciar sesión como { $name }

## Contraseña olvidada

identity-forgot-title = Pedir una contraseña nueva
identity-forgot-lead = Díganos su dirección. Si hay una cuenta con ella, enviamos un enlace para elegir una contraseña nueva.
identity-forgot-submit = Enviar el enlace
identity-first-password-title = Elija su contraseña
identity-first-password-lead = Con ella y con { $email } inicia sesión.
identity-reset-title = Elija una contraseña nueva
identity-reset-lead = Para { $email }. Al guardarla se cierra la sesión en todos los demás dispositivos.
identity-reset-submit = Guardar la contraseña
identity-reset-invalid-title = Este enlace ya no funciona
identity-reset-invalid-text = Es demasiado antiguo. Pida uno nuevo.
identity-reset-used-text = Ya se eligió una contraseña con él. Inicie sesión con esa contraseña, o pida otro enlace.

## Primera configuración

identity-setup-title = Configurar este sitio
identity-setup-lead = Va a crear la primera cuenta de administración. Este enlace funciona una sola vez.
identity-setup-submit = Crear la cuenta
identity-setup-invalid-title = Este enlace de configuración ya no funciona
identity-setup-invalid-text = Ya se usó o tiene más de un día. Si aún no hay nadie en la administración, inicie de nuevo el programa para obtener otro.

## Cuenta: perfil

identity-account-title = Cuenta
identity-account-profile = Perfil
identity-account-certificate-name = Nombre en los certificados
identity-account-certificate-name-hint = Exactamente como debe imprimirse. Los certificados que ya tiene conservan el nombre con que se emitieron.
identity-account-language = Idioma
identity-account-time-zone = Zona horaria
identity-account-time-zone-hint = Las horas se muestran en ella. Déjela vacía para usar la de la organización.
identity-account-save = Guardar el perfil

## Cuenta: correo

identity-email-title = Correo electrónico
identity-email-current = Su dirección es { $email }.
identity-email-new = Correo nuevo
identity-email-hint = Enviamos un enlace a la dirección nueva y otro a la anterior. Cuando se abren los dos, la dirección cambia; hasta entonces vale la anterior.
identity-email-submit = Cambiar la dirección

## Cuenta: contraseña y sesiones

identity-password-title = Contraseña
identity-password-submit = Cambiar la contraseña
identity-reauthentication-hint = Inició sesión hace un tiempo. Escriba su contraseña, para que nadie más haga esto en un dispositivo que dejó abierto.
identity-reauthentication-sign-in = Inició sesión hace un tiempo. Cierre la sesión y vuelva a iniciarla: durante los 15 minutos siguientes podrá hacer esto.
identity-sessions-title = Dónde tiene la sesión abierta
identity-sessions-this = Este dispositivo
identity-sessions-used = último uso:
identity-sessions-since = Desde el
identity-sessions-device-unknown = Dispositivo desconocido
identity-sessions-end = Cerrar la sesión en este dispositivo
identity-sessions-end-others = Cerrar la sesión en todos los demás
identity-sessions-only = Solo tiene la sesión abierta en este dispositivo.

## Cuenta: claves de la API JSON

identity-tokens-title = Claves de la API
identity-tokens-lead = Una clave permite que un software actúe por usted, dentro de los límites que usted fija aquí.
identity-tokens-manage = Administrar las claves de la API
identity-tokens-none = No tiene ninguna clave.
identity-tokens-new = Crear una clave
identity-tokens-docs = Lo que un software puede pedir
identity-token-name = Para qué es
identity-token-name-hint = Un nombre que le diga más tarde dónde la usa.
identity-token-scopes = Qué puede hacer
identity-token-scopes-hint = Elija lo mínimo que el software necesita. Una clave nunca hace más de lo que usted puede.
identity-token-scope-none = Elija al menos una opción.
identity-token-days = Cuántos días funciona
identity-token-days-hint = De 1 a { $count }.
identity-token-days-error = Escriba un número de días de 1 a { $count }.
identity-token-submit = Crear la clave
identity-token-too-many = Tiene tantas claves como se puede tener. Termine una que ya no use.
identity-token-created-title = Copie su clave ahora
identity-token-created-text = Se muestra solo esta vez. Quien la tenga puede actuar por usted: guárdela como una contraseña.
identity-token-until = Funciona hasta el
identity-token-unused = nunca usada
identity-token-end = Terminar esta clave
identity-scope-learn-read = Ver su cuenta, sus cursos y sus certificados
identity-scope-learn-write = Aprender en su nombre
identity-scope-author-read = Ver los cursos que imparte, con sus respuestas y participantes
identity-scope-author-write = Cambiar los cursos que imparte
identity-scope-issue-read = Ver certificados
identity-scope-issue-write = Revocar certificados
identity-scope-people-read = Ver a las personas y sus inscripciones
identity-scope-people-write = Cambiar a las personas y sus funciones
identity-scope-site-read = Ver los mensajes de visitantes y la lista de avisos
identity-scope-site-write = Cambiar los mensajes de visitantes y la lista de avisos
identity-scope-audit-read = Ver la auditoría
identity-scope-operate-read = Ver tareas, correo enviado y métricas
identity-scope-operate-write = Reintentar tareas y correo
flash-token-created = La clave está creada.
flash-token-ended = La clave ya no funciona.

## Cuenta: sus datos

identity-data-title = Sus datos
identity-data-export-text = Llévese todo lo que guardamos sobre usted: perfil, inscripciones, avance, respuestas, certificados y consentimientos, en un solo archivo.
identity-data-export = Descargar mis datos
identity-data-erase-text = Al borrar la cuenta desaparecen para siempre su perfil, su avance y sus respuestas. Sobre sus certificados decide usted.
identity-data-erase = Borrar mi cuenta
identity-erase-title = Borrar su cuenta
identity-erase-lead = No se puede deshacer. Descargue antes sus datos si más adelante puede necesitarlos.
identity-erase-certificates = Sus certificados
identity-erase-certificates-keep = Que sigan siendo verificables. El nombre, el título y las fechas quedan en la página de verificación.
identity-erase-certificates-withdraw = Retirarlos. La página de verificación dirá entonces solamente que su titular retiró el certificado.
identity-erase-submit = Borrar mi cuenta para siempre

## Funciones

identity-role-learner = Participante
identity-role-instructor = Docente
identity-role-issuer = Emisión de certificados
identity-role-administrator = Administración
identity-role-owner = Responsable del sitio

identity-error-password-weak = Esta contraseña es fácil de adivinar.
flash-signed-out = Ha cerrado la sesión.
flash-set-up = Usted es responsable de este sitio. Esto es lo primero que hay que decidir.

## Lo que una página dice después de un envío

flash-confirmed = Su dirección está confirmada.
flash-confirmation-sent = El correo va de nuevo en camino. Abra su enlace para confirmar la dirección.
flash-change-asked = Enviamos un enlace a las dos direcciones. Cuando se abran los dos, su dirección cambiará.
flash-change-asked-new = Enviamos un enlace a la dirección nueva. Cuando se abra, su dirección cambiará.
flash-change-half = Gracias. Ahora falta abrir el enlace que fue a la otra dirección.
flash-change-done = Se cambió su dirección.
flash-change-taken = Mientras tanto se creó una cuenta con la dirección nueva, así que la suya conserva la anterior.
flash-password-link = Si hay una cuenta con esta dirección, un correo va en camino. Su enlace funciona durante dos horas.
flash-password-set = Su contraseña está guardada. Inicie sesión con ella.
flash-password-changed = Se cambió su contraseña y se cerró la sesión en los demás dispositivos.
flash-profile-saved = Su perfil está guardado.
flash-session-ended = Se cerró la sesión en ese dispositivo.
flash-sessions-ended = Se cerró la sesión en todos los demás dispositivos.
flash-terms-accepted = Gracias. Su aceptación queda guardada con la fecha de hoy.
flash-erased = Su cuenta se borró. Gracias por el tiempo que pasó con nosotros.

## Más de la cuenta

identity-approve-title = Apruebe su dirección nueva
identity-approve-text = Pidió usar { $email } para su cuenta desde ahora.
identity-approve-submit = Aprobar el cambio
identity-error-email-same = Esta ya es su dirección.
identity-error-email-often = Ya hemos enviado varios mensajes a esta dirección. Mire en su bandeja de entrada y en la carpeta de correo no deseado, o inténtelo de nuevo en dos minutos.
identity-link-invalid-text = Es demasiado antiguo. Inicie sesión con su contraseña.
identity-link-used-text = Sirve una sola vez y ya se usó. Inicie sesión con su contraseña.
identity-password-none = Todavía no tiene contraseña. Le enviamos un enlace para elegir una.
identity-erase-last-owner = Es la única persona responsable del sitio. Nombre antes a otra.
identity-terms-newer-title = Cambiaron las condiciones o la página de privacidad
identity-terms-newer-text = Léalas y acéptelas, para que ambas partes sepan a qué atenerse.
identity-terms-newer-submit = Las he leído y las acepto

## Por qué una contraseña es fácil de adivinar, y qué ayuda

identity-strength-help-words = Añada dos o tres palabras que no tengan relación entre sí.
identity-strength-keyboard = Las teclas vecinas se prueban primero.
identity-strength-repeats = Las repeticiones como «aaa» o «abcabc» se prueban primero.
identity-strength-common = Es una de las contraseñas que usa mucha gente.
identity-strength-similar = Se parece a una contraseña que usa mucha gente.
identity-strength-sequence = Las secuencias como abc o 6543 se prueban primero.
identity-strength-dates = Las fechas y los años se prueban primero.
identity-strength-one-word = Una sola palabra se encuentra en un diccionario.
identity-strength-names = Los nombres solos se prueban primero.
identity-strength-help-few-words = Use varias palabras, pero ningún dicho conocido.
identity-strength-help-no-signs = No hacen falta signos, cifras ni mayúsculas.
identity-strength-help-add-word = Añada una o dos palabras más; mejor si son poco comunes.
identity-strength-help-capitals = Las mayúsculas apenas ayudan.
identity-strength-help-reversed = Dar la vuelta a las palabras apenas ayuda.
identity-strength-help-substitutions = Poner @ en lugar de a apenas ayuda.
identity-strength-help-keyboard = Si sigue el teclado, que sea más larga y con más giros.
identity-strength-help-repeats = Evite palabras y letras repetidas.
identity-strength-help-sequences = Evite las secuencias.
identity-strength-help-dates = Evite años y fechas, sobre todo los suyos.
identity-terms-first-title = Las condiciones de uso y la página de privacidad
