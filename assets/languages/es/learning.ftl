## Mi aprendizaje

learning-dashboard-title = Mi aprendizaje
learning-dashboard-greeting = Qué gusto verle, { $name }.
learning-dashboard-next = Lo que sigue
learning-dashboard-next-action = Continuar { $title }
learning-program-certificate = Certificado
learning-program-ahead = Sin empezar · unos { $time }
learning-dashboard-courses = Mis cursos
learning-dashboard-completed = Completados
learning-dashboard-left = Dejados por ahora
learning-dashboard-left-note = Su avance se conserva. Inscríbase de nuevo y siga donde estaba.
learning-dashboard-certificates = Mis certificados
learning-dashboard-certificates-empty = Aún no hay certificados. El primero aparece aquí el día en que complete un programa.
learning-dashboard-empty-title = Aún no ha empezado nada
learning-dashboard-empty-text = Elija un programa y lea la primera lección. Su lugar queda guardado dondequiera que se detenga.
learning-dashboard-empty-action = Ver los programas

## El avance en palabras

learning-progress-done = { $done } de { $count } hechas
learning-progress-done-left = { $done } de { $count } hechas · faltan alrededor de { $time }
learning-progress-none = Sin empezar
learning-progress-complete = Completo

## El índice

learning-outline-title = Índice
learning-outline-here = Usted está aquí
learning-outline-state-done = Hecha
learning-outline-state-open = Sin hacer
learning-outline-state-locked = Aún no abierta
learning-outline-state-optional = Opcional

## Una actividad

learning-player-place = Módulo { $module } · { $kind } { $number } · { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
learning-player-done-next = Marcar como hecha y continuar
learning-player-done-already = Hecha el { $date }
learning-player-next = Siguiente
learning-player-back = Atrás
learning-player-finish = Terminar el curso
learning-player-attachments = Para llevarse
learning-player-video-transcript = Leer lo que se dice
learning-player-video-captions = Subtítulos
learning-player-keys = Teclas: n para la página siguiente, p para la anterior.
learning-player-wait = Podrá marcarla como hecha en { $time }.
learning-player-wait-seconds = { $seconds ->
    [one] Podrá marcarla como hecha en { $seconds } segundo.
   *[other] Podrá marcarla como hecha en { $seconds } segundos.
}

## Notas y marcadores

learning-notes-title = Mis notas
learning-notes-hint = Solo usted puede leerlas.
learning-notes-save = Guardar la nota
learning-notes-saved = Nota guardada: { $time }
learning-notes-elsewhere-title = Esta nota se cambió en otra pestaña o en otro navegador
learning-notes-elsewhere-text = No se ha perdido nada y la suya aún no está guardada. Reúna las dos más abajo y después guarde.
learning-notes-elsewhere-kept = Lo que está guardado ahora
learning-notes-elsewhere-yours = Lo que escribió aquí
learning-bookmark-add = Marcar esta página
learning-bookmark-remove = Quitar el marcador
learning-bookmark-title = Mis marcadores

## Por qué aún no: una frase por requisito

learning-why-title = Lo que queda por hacer
learning-why-nothing = No queda nada por hacer.
learning-why-activity = «{ $title }» aún no está hecha.
learning-why-quiz-not-tried = El cuestionario «{ $title }» le espera. Necesita un { $percent } por ciento.
learning-why-quiz-not-passed = El cuestionario «{ $title }» requiere un { $percent } por ciento. Su mejor resultado es de un { $best } por ciento.
learning-why-quiz-running = Empezó el cuestionario «{ $title }» y no lo ha entregado.
learning-why-quiz-wait = Puede intentar de nuevo el cuestionario «{ $title }» a partir del { $moment }.
learning-why-quiz-no-attempts = Usó todos los intentos del cuestionario «{ $title }». Escríbanos y encontraremos una solución.
learning-why-quiz-not-tried-staff = El cuestionario «{ $title }» aún no se ha intentado. Hace falta un { $percent } por ciento.
learning-why-quiz-not-passed-staff = El cuestionario «{ $title }» pide un { $percent } por ciento. El mejor resultado es un { $best } por ciento.
learning-why-quiz-running-staff = El cuestionario «{ $title }» se empezó y no se ha entregado.
learning-why-quiz-wait-staff = El cuestionario «{ $title }» se puede volver a intentar a partir del { $moment }.
learning-why-quiz-no-attempts-staff = Se usaron todos los intentos del cuestionario «{ $title }». Más abajo se puede dar otro.
learning-why-survey = La encuesta «{ $title }» aún no se ha enviado.
learning-why-modules-some = { $count ->
    [one] Complete un módulo más de su elección.
   *[other] Complete { $count } módulos más de su elección.
}
learning-why-activities-some = { $count ->
    [one] Complete una actividad más de su elección en «{ $title }».
   *[other] Complete { $count } actividades más de su elección en «{ $title }».
}
learning-why-email = Confirme su dirección de correo.
learning-why-go = Ir allí

## Al completar

learning-complete-course-title = Completó { $title }
learning-complete-course-text = Está hecho todo lo que pide. El curso entero sigue abierto para usted.
learning-complete-next-course = A continuación: { $title }

flash-marked = Marcada como hecha.
flash-course-done = Completó el curso.
flash-read-first = Lea esta lección y luego márquela como hecha.
flash-note-saved = Nota guardada.
flash-note-deleted = Nota eliminada.
flash-bookmark-added = Página marcada.
flash-bookmark-removed = Marcador quitado.
learning-wait-title = Un poco pronto
learning-wait-text = Quien escribió esta lección pide unos minutos de lectura. No se perdió nada; el tiempo que lleva ya cuenta.
learning-wait-back = Volver a la lección
learning-dashboard-confirm-email = Le enviamos un correo con un enlace. Sin él no se puede emitir ningún certificado.
learning-complete-outcomes = Lo que ahora sabe hacer
learning-refused-not-a-lesson = Solo las lecciones se marcan como hechas.
learning-refused-too-soon = La autora o el autor pide aquí unos minutos de lectura. Se puede marcar como hecha a partir de { $moment }.
