## Inicio

site-home-action-programs = Ver los programas
site-home-action-notify = Avísenme cuando se abran nuevos
site-home-programs = Programas
site-home-programs-lead = Cuando quiera, a su propio ritmo.
site-home-read-on = Seguir leyendo: { $title }
site-home-areas = Lo que cambia la compasión
site-home-areas-center = Compasión
site-home-areas-picture = Seis ámbitos que se cruzan en torno a la compasión: { $areas }
site-home-themes = Recursos para quienes dirigen
site-home-themes-all = Todos los recursos
site-home-proof = { $count ->
    [one] Cualquiera puede verificar el único certificado emitido aquí.
   *[other] Cualquiera puede verificar los { $count } certificados emitidos aquí.
}
site-home-proof-action = Verificar un certificado
site-home-contact = Hable con nosotros
site-home-contact-text = Pregunte por formación, coaching o consultoría para su organización.
site-home-contact-action = Escribirnos

## Recursos

site-resources-more = Más temas

## Contacto

site-contact-name = Su nombre
site-contact-email = Su correo electrónico
site-contact-email-hint = Solo para responderle. No entra en ninguna lista.
site-contact-message = Su mensaje
site-contact-message-hint = Lo que quisiera saber y lo que nos ayudaría a responder bien.
site-contact-submit = Enviar el mensaje
site-contact-error-name = Díganos su nombre, para saber a quién respondemos.
site-contact-error-message = Escriba un mensaje.
site-contact-done-title = Su mensaje llegó
site-contact-done-back = Volver al inicio
site-contact-too-many = Llegaron varios mensajes suyos en poco tiempo. Espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} y envíe este; sigue en el formulario.

## Avisos: el formulario

site-notifications-email = Su correo electrónico
site-notifications-topics = Escríbanme sobre
site-notifications-topics-hint = Elija uno o más.
site-notifications-consent = Envíenme correos sobre los temas que elegí. Puedo dejar la lista en cualquier momento con un clic.
site-notifications-consent-any = Envíenme correos cuando haya novedades. Puedo dejar la lista en cualquier momento con un clic.
site-notifications-submit = Inscribirme en la lista
site-notifications-error-topics = Elija al menos un tema.
site-notifications-error-consent = Sin su consentimiento no podemos escribirle. Marque la casilla si quiere que lo hagamos.

## Avisos: lo que pasa después

site-notifications-sent-title = Falta un paso
site-notifications-confirm-title = Entrar en la lista
site-notifications-confirm-text = { $count ->
    [0] Confirme que { $email } debe recibir noticias nuestras.
   *[other] Confirme que { $email } debe recibir noticias nuestras sobre:
}
site-notifications-confirm-submit = Confirmar
site-notifications-confirmed-title = Ya está en la lista
site-notifications-confirmed-text = Escribimos a { $email } cuando hay novedades sobre lo que eligió, y solo entonces.
site-notifications-manage-title = Sus avisos
site-notifications-manage-text = Llegan a { $email }.
site-notifications-manage-save = Guardar mis temas
site-notifications-manage-saved = Sus temas están guardados.
site-notifications-leave = Dejar la lista
site-notifications-leave-text = Un clic y ninguna pregunta.
site-notifications-left-title = Dejó la lista
site-notifications-left-text = Ya no escribimos a { $email }. Como prueba, conservamos constancia de que entró y salió.
site-notifications-left-back = Cambié de idea. Quiero volver
site-notifications-returned = Está de nuevo en la lista.
site-notifications-expired-title = Este enlace ya no funciona
site-notifications-expired-text = Es demasiado antiguo o está incompleto. Escriba otra vez su dirección y le enviamos uno nuevo.
site-notifications-state-pending = Falta confirmar
site-notifications-state-confirmed = Confirmada
site-notifications-state-left = Dejó la lista

## Búsqueda

site-search-title = Buscar
site-search-field = Qué busca
site-search-submit = Buscar
site-search-results = { $count ->
    [one] { $count } resultado para «{ $query }»
   *[other] { $count } resultados para «{ $query }»
}
site-search-start = Busque en los programas, en las lecciones abiertas para usted y en los recursos.
site-search-empty-title = No hay nada para «{ $query }»
site-search-empty-text = Pruebe con menos palabras o con otras. O recorra los programas y los recursos.
site-search-lessons = En sus cursos
site-search-kind-lesson = Lección
site-search-kind-note = Su nota
site-search-meant = Quizá quiso decir
site-search-kind-page = Página
site-search-kind-program = Programa
site-search-kind-course = Curso

## Lugares vacíos

site-feed-title = Noticias de { $organization }

site-page-version = Versión de { $version }
site-home-proof-title = Certificados en los que se puede confiar
site-contact-sent-text = Gracias. Una persona lo lee y le responde a la dirección que indicó. Una copia de su mensaje va en camino.
site-notifications-sent-plain = Enviamos un correo a la dirección que indicó. Abra el enlace que contiene para entrar en la lista. Sin eso no enviamos nada.
