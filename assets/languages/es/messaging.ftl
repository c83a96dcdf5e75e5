## Comunes

messaging-greeting = Hola, { $name }:
messaging-greeting-plain = Hola:
messaging-signature = { $organization }
messaging-link-plain = Si el botón no funciona, copie esta dirección en su navegador:
messaging-reason-account = Recibe este correo porque hay una cuenta con su dirección en { $organization }.
messaging-reason-contact = Recibe este correo porque alguien nos escribió con su dirección.
messaging-reason-list = Recibe este correo porque lo pidió el { $date }.
messaging-not-you = Si no fue usted, no haga nada.
messaging-reach-answer = responda a este mensaje
messaging-reach-page = escríbanos en la dirección de abajo
messaging-unsubscribe = Dejar esta lista
messaging-manage = Cambiar los temas

## Confirmar una dirección de correo

messaging-confirm-email-subject = Confirme su dirección de correo
messaging-confirm-email-body = Creó una cuenta en { $organization }. Confirme que esta dirección es suya: los certificados se emiten solo a direcciones confirmadas.
messaging-confirm-email-action = Confirmar esta dirección
messaging-confirm-email-after = { $hours ->
    [one] El enlace funciona durante { $hours } hora. Si no creó ninguna cuenta, no haga nada: sin confirmación no se le emite ningún certificado.
   *[other] El enlace funciona durante { $hours } horas. Si no creó ninguna cuenta, no haga nada: sin confirmación no se le emite ningún certificado.
}

## Alguien quiso registrarse con una dirección ya conocida

messaging-account-exists-subject = Ya tiene una cuenta
messaging-account-exists-body = Alguien, quizá usted, intentó crear una cuenta en { $organization } con esta dirección. Ya existe una. Inicie sesión, o elija una contraseña nueva si olvidó la suya.
messaging-account-exists-action = Iniciar sesión
messaging-account-exists-after = Si no fue usted, no haga nada. Nadie entró en su cuenta.

## Restablecer la contraseña

messaging-reset-password-subject = Elija una contraseña nueva
messaging-reset-password-body = Pidió una contraseña nueva en { $organization }.
messaging-reset-password-action = Elegir una contraseña nueva
messaging-reset-password-after = { $hours ->
    [one] El enlace funciona una sola vez, durante { $hours } hora. Si no lo pidió, no haga nada: su contraseña sigue igual.
   *[other] El enlace funciona una sola vez, durante { $hours } horas. Si no lo pidió, no haga nada: su contraseña sigue igual.
}

## La contraseña cambió

messaging-password-changed-subject = Su contraseña cambió
messaging-password-changed-body = La contraseña de su cuenta en { $organization } se cambió el { $moment } ({ $zone }). Se cerró la sesión en todos los demás dispositivos.
messaging-password-changed-action = No fui yo: elegir una contraseña nueva
messaging-password-changed-after = Si fue usted, no tiene que hacer nada.

## Se creó una clave de la API

messaging-token-created-subject = Se creó una clave de la API para su cuenta
messaging-token-created-body = El { $moment } ({ $zone }) se creó una clave llamada «{ $token }» para su cuenta en { $organization }. Con ella un software puede actuar por usted hasta el { $date }: { $scopes }.
messaging-token-created-action = Ver y terminar sus claves
messaging-token-created-after = Si fue usted, no tiene que hacer nada. Si no, termine la clave y cambie su contraseña.

## Cambiar la dirección de correo

messaging-change-email-subject = Confirme su dirección nueva
messaging-change-email-body = Quiere usar esta dirección para su cuenta en { $organization }, en lugar de { $old }.
messaging-change-email-action = Usar esta dirección
messaging-change-email-after = { $hours ->
    [one] El enlace funciona durante { $hours } hora. El cambio se hace cuando se confirma aquí y se aprueba desde la dirección anterior.
   *[other] El enlace funciona durante { $hours } horas. El cambio se hace cuando se confirma aquí y se aprueba desde la dirección anterior.
}
messaging-approve-email-subject = Apruebe la dirección nueva de su cuenta
messaging-approve-email-body = Alguien que había iniciado sesión en su cuenta de { $organization } pidió cambiar la dirección a { $new }. Apruébelo si fue usted. El cambio se hace cuando se aprueba aquí y se confirma en la dirección nueva.
messaging-approve-email-action = Aprobar el cambio
messaging-approve-email-after = { $hours ->
    [one] El enlace funciona durante { $hours } hora. Si no fue usted, no lo apruebe y elija una contraseña nueva en { $address }: eso cierra todas las demás sesiones y detiene el cambio.
   *[other] El enlace funciona durante { $hours } horas. Si no fue usted, no lo apruebe y elija una contraseña nueva en { $address }: eso cierra todas las demás sesiones y detiene el cambio.
}

## Bienvenida e invitación

messaging-welcome-subject = Le damos la bienvenida a { $organization }
messaging-welcome-body = Su dirección está confirmada. Su cuenta guarda su lugar en cada curso, sus respuestas y sus certificados; así, un cuarto de hora entre dos turnos basta para seguir.
messaging-welcome-action = Elegir un programa
messaging-welcome-after = Si tiene una pregunta, { $reach }.
messaging-invitation-subject = Su cuenta en { $organization }
messaging-invitation-body = Se creó una cuenta para usted en { $organization }. Elija una contraseña para usarla.
messaging-invitation-action = Elegir una contraseña
messaging-invitation-after = { $hours ->
    [one] El enlace funciona una sola vez, durante { $hours } hora.
   *[other] El enlace funciona una sola vez, durante { $hours } horas.
}
messaging-sign-in-link-subject = Su enlace para iniciar sesión
messaging-sign-in-link-body = Con este enlace inicia sesión en { $organization }. Funciona una sola vez.
messaging-sign-in-link-action = Iniciar sesión
messaging-sign-in-link-after = No reenvíe este correo: quien abra el enlace entra en su cuenta.

## Inscripción


## Lista de avisos

messaging-notification-confirm-subject = ¿Quiere recibir noticias nuestras?
messaging-notification-confirm-body = { $count ->
    [0] Alguien, esperamos que usted, pidió que { $email } reciba noticias de { $organization }.
   *[other] Alguien, esperamos que usted, pidió que { $email } reciba noticias de { $organization } sobre: { $topics }.
}
messaging-notification-confirm-action = Sí, quiero estar en la lista
messaging-notification-confirm-after = Si no hace nada, no volvemos a escribirle sobre esto.
messaging-program-open-subject = { $title } está abierto
messaging-program-open-body = Nos pidió que le avisáramos cuando se abriera { $title }. Ya está abierto.
messaging-program-open-action = Ver el programa
messaging-program-open-after = Este es el único correo al respecto.

## Certificados

messaging-certificate-issued-subject = Su certificado: { $title }
messaging-certificate-issued-body = Obtuvo su certificado: { $title }. Tiene el número { $number }, y está sellado y listo. Cualquiera puede verificarlo en esta dirección:
messaging-certificate-issued-action = Verlo y descargarlo
messaging-certificate-issued-after = Guarde el PDF: es el archivo sellado. Si su nombre no está bien, { $reach }, y una persona verá qué se puede hacer.
messaging-certificate-waits-subject = Lo consiguió: { $title }
messaging-certificate-waits-body = Completó todo lo que pide este certificado: { $title }. Queda un paso: revise cómo se imprimirá su nombre. Después se sella y es suyo.
messaging-certificate-waits-action = Revisar mi nombre
messaging-certificate-waits-after = Le espera, todo el tiempo que necesite.
messaging-certificate-replaced-subject = Su certificado corregido: { $title }
messaging-certificate-replaced-body = Su certificado { $old } fue reemplazado por { $number }. El anterior lo dice ahora a quien lo verifique.
messaging-certificate-replaced-action = Verlo y descargarlo
messaging-certificate-replaced-after = Use el nuevo desde hoy.
messaging-certificate-revoked-subject = Sobre su certificado { $number }
messaging-certificate-revoked-body = Su certificado de { $title } fue revocado el { $date }. Motivo: { $reason }
messaging-certificate-revoked-action = Ver lo que dice la página de verificación
messaging-certificate-revoked-after = Si cree que es un error, { $reach }. Lo lee una persona.

## Evaluación

messaging-result-ready-subject = Su resultado de { $title }
messaging-result-ready-body = Leímos sus respuestas de { $title }. El resultado y los comentarios le esperan.
messaging-result-ready-action = Ver el resultado
messaging-result-ready-after = ¿Preguntas sobre los comentarios? Responda a este mensaje.
messaging-result-regraded-subject = Su resultado de { $title } cambió
messaging-result-regraded-body = Encontramos un error en una pregunta y volvimos a calificar { $title }. Su resultado era de un { $before } por ciento y ahora es de un { $percent } por ciento.
messaging-result-regraded-action = Ver el resultado
messaging-result-regraded-after = Este cambio no le quita nada de lo que completó ni ningún certificado.

## Contacto

messaging-contact-copy-subject = Su mensaje a { $organization }
messaging-contact-copy-body = Gracias por escribir. Una persona lee su mensaje y responde a esta dirección. Esto es lo que envió:
messaging-contact-copy-after = ¿Algo que añadir? Responda a este mensaje.
messaging-contact-new-subject = Mensaje de { $name }
messaging-contact-new-body = { $name } ({ $email }) escribió desde el formulario de contacto:
messaging-contact-new-action = Responder en la administración
messaging-contact-reply-subject = Re: su mensaje a { $organization }

## Borrado

messaging-erased-subject = Su cuenta se borró
messaging-erased-body = Como pidió el { $moment }, su cuenta en { $organization } se borró, junto con su avance y sus respuestas.
messaging-erased-kept = Sus certificados siguen siendo verificables, como eligió.
messaging-erased-withdrawn = Sus certificados se retiraron, como eligió.
messaging-erased-after = Este es nuestro último correo para usted.
messaging-reason-contact-new = Recibe este correo porque la suya es la dirección para los mensajes de visitantes.

## De qué trata un correo, antes de tener sus palabras

messaging-kind-confirm-email = Confirmar una dirección de correo
messaging-kind-already-registered = Alguien se registró otra vez con esta dirección
messaging-kind-contact-received = Un mensaje de un visitante, para la organización
messaging-kind-contact-copy = Copia del propio mensaje
messaging-kind-confirm-subscription = Confirmar un lugar en la lista de avisos
messaging-kind-program-open = Se abrió un programa
messaging-kind-welcome = Bienvenida
messaging-kind-invitation = Invitación a una cuenta
messaging-kind-reset-password = Elegir una contraseña nueva
messaging-kind-password-changed = Se cambió la contraseña
messaging-kind-token-created = Se creó una clave de la API
messaging-kind-approve-email-change = Aprobar un cambio de la dirección de correo
messaging-kind-confirm-new-email = Confirmar una dirección de correo nueva
messaging-kind-erased = Se borró una cuenta
messaging-kind-certificate-issued = Un certificado está listo
messaging-kind-certificate-waits = Un certificado espera el nombre
messaging-kind-certificate-revoked = Un certificado fue revocado

messaging-allowance-given-subject = Más para usted en «{ $title }»
messaging-allowance-given-attempts = { $count ->
    [one] Tiene un intento más en «{ $title }». Puede empezarlo cuando quiera.
   *[other] Tiene { $count } intentos más en «{ $title }». Puede empezar cuando quiera.
}
messaging-allowance-given-minutes = { $count ->
    [one] Tiene un minuto más en cada intento de «{ $title }».
   *[other] Tiene { $count } minutos más en cada intento de «{ $title }».
}
messaging-allowance-given-why = Motivo: { $reason }
messaging-allowance-given-action = Ir al cuestionario
messaging-kind-allowance-given = Más intentos o tiempo en un cuestionario
