### Inscribirse en un curso o programa y dejarlo.

enrollment-enroll = Inscribirme
enrollment-enroll-free = Inscribirme gratis
enrollment-enroll-program = Empezar el programa
enrollment-code-label = Código de inscripción
enrollment-code-hint = Lo tiene la persona que le invitó. Da igual escribirlo en mayúsculas o minúsculas.
enrollment-code-submit = Inscribirme con este código

## Por qué no

enrollment-refused-title = Aún no puede inscribirse
enrollment-refused-code = Este código no corresponde a este curso. Revise si hay errores de escritura o pregunte a quien se lo dio.
enrollment-refused-code-wait = Demasiados códigos equivocados para este curso. Espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} y pida el correcto a quien se lo dio.
enrollment-refused-code-expired = Este código caducó el { $date }. Pida uno nuevo a quien se lo dio.
enrollment-refused-code-full = Ya no quedan plazas con este código. Pregunte a quien se lo dio.
enrollment-refused-prerequisite = Complete primero { $title }. Después se le abre este curso.
enrollment-refused-retired = Este programa ya no admite nuevas inscripciones.

## Estados

enrollment-state-active = Inscripción activa
enrollment-state-completed = Completado
enrollment-state-left = Lo dejó
enrollment-state-completed-on = Completado el { $date }

## Dejar un curso

enrollment-leave = Dejar este curso
enrollment-leave-title = ¿Dejar { $title }?
enrollment-leave-text = Su avance y sus respuestas se conservan. Inscríbase otra vez cuando quiera y siga desde el mismo lugar.
enrollment-leave-submit = Dejar el curso
enrollment-leave-done = Dejó { $title }. Su avance está guardado.

## Cuando el curso cambia

flash-enrolled = Su inscripción está hecha. Empiece cuando quiera.
flash-enrolled-again = Qué bueno verle de nuevo. Todo está como lo dejó.
flash-enrolled-already = Ya tenía su inscripción. Aquí está su lugar.
flash-enroll-first = Inscríbase primero en este curso. Después se abren sus lecciones.
flash-come-back = Usted dejó este curso. Inscríbase de nuevo y siga desde donde estaba.
flash-left = Dejó el curso. Su avance se conserva.
flash-not-left = Este curso está completo, así que no hay nada que dejar.
flash-course-ended = El plazo para terminar este curso ya pasó.

enrollment-learners-title = Participantes
enrollment-learners-search = Nombre o dirección
enrollment-learners-any = Cualquiera
enrollment-learners-first = Volver al principio
enrollment-learners-empty = Aquí no hay nadie
enrollment-learners-empty-text = No hay inscripciones, o ninguna corresponde a su búsqueda.
enrollment-learner-since = Inscripción
enrollment-learner-done = Lo que está hecho
enrollment-learner-attempts = Intentos en los cuestionarios
enrollment-learner-no-attempts = Todavía ningún intento.
enrollment-learner-how = Cómo
enrollment-learner-when = Cuándo
enrollment-learner-by-self = Lo hizo la propia persona
enrollment-learner-left = Esta persona dejó el curso. Cuando vuelva, usted podrá hacerlo.
enrollment-rule-title = Dispensar o completar una actividad
enrollment-rule-text = Esto no se puede deshacer. Queda registrado con su nombre y el motivo.
enrollment-rule-activity = Actividad
enrollment-rule-waive = No se le pide a esta persona
enrollment-rule-complete = Completada de otra manera
enrollment-rule-waived = Dispensada
enrollment-rule-completed = Completada de otra manera
enrollment-rule-reason = Motivo
enrollment-rule-reason-hint = Se guarda con el registro; la persona y el equipo pueden leerlo.
enrollment-rule-submit = Guardar
flash-ruled = Guardado, con su motivo.
enrollment-learner-person = Perfil
enrollment-learner-result = Resultado
enrollment-refused-prerequisites = Antes hay otros cursos.
enrollment-refused-not-in = No está inscrito en este curso.
enrollment-refused-completed = Ya completó este curso, así que se queda con usted.

## Lo que respondieron en una encuesta

enrollment-survey-sent = { $count ->
    [0] Todavía no la ha enviado nadie.
    [one] La envió una persona.
   *[other] La enviaron { $count } personas.
}
enrollment-survey-empty = Todavía no hay respuestas
enrollment-survey-empty-text = Aparecen aquí a medida que se envía la encuesta.
enrollment-survey-export = Descargar todas las respuestas (CSV)
enrollment-survey-each = Cada respuesta
enrollment-survey-mean = { $mean } de media
enrollment-survey-answer = Respuesta
enrollment-survey-many = Cuántas veces
enrollment-survey-share = Proporción
enrollment-survey-nothing = Enviada sin respuestas.
enrollment-surveys = Encuestas

## Más intentos y más tiempo

enrollment-rule-nothing-left = Está todo hecho. No queda nada que dar por válido.
enrollment-allowance-title = Dar un intento o tiempo
enrollment-allowance-text = Además de lo que permite el cuestionario, solo para esta persona. Puede empezar sin esperar, el intento abierto recibe el tiempo al momento y se le avisa por correo.
enrollment-allowance-given = Dado además de las reglas
enrollment-allowance-what = Qué
enrollment-allowance-attempts = { $count ->
    [one] un intento más
   *[other] { $count } intentos más
}
enrollment-allowance-minutes = { $count ->
    [one] un minuto más
   *[other] { $count } minutos más
}
enrollment-allowance-more-attempts = Más intentos
enrollment-allowance-more-attempts-hint = Si el cuestionario los limita. Déjelo vacío si no da ninguno.
enrollment-allowance-more-minutes = Más minutos
enrollment-allowance-more-minutes-hint = Para cada intento, si el cuestionario tiene límite de tiempo. Déjelo vacío si no da ninguno.
enrollment-allowance-reason = Por qué se da
enrollment-allowance-reason-hint = La persona lo lee. Se conserva.
enrollment-allowance-submit = Darlo
enrollment-allowance-number = Escriba un número entero de 0 a { $most }.
enrollment-allowance-nothing = Diga cuántos intentos o minutos.
enrollment-allowance-no-limit = Este cuestionario no limita eso: no hay nada que ampliar.
flash-allowance-given = Dado. Se le avisa por correo.
