## Antes de empezar un cuestionario

assessment-start-title = Antes de empezar
assessment-start-questions = { $count ->
    [one] { $count } pregunta
   *[other] { $count } preguntas
}
assessment-start-pass = Se aprueba con un { $percent } por ciento.
assessment-start-attempts-unlimited = Puede intentarlo cuantas veces quiera.
assessment-start-attempts-left = { $count ->
    [0] No le queda ningún intento.
    [one] Le queda { $count } intento.
   *[other] Le quedan { $count } intentos.
}
assessment-start-no-limit = No hay límite de tiempo.
assessment-start-limit = { $minutes ->
    [one] Tiene { $minutes } minuto desde que empiece. El reloj sigue aunque cierre la página.
   *[other] Tiene { $minutes } minutos desde que empiece. El reloj sigue aunque cierre la página.
}
assessment-start-saved = Cada respuesta se guarda en cuanto la da. Puede salir y volver desde cualquier dispositivo.
assessment-start-checked = Una respuesta se guarda cuando la comprueba, y desde entonces queda así. Puede irse y volver desde cualquier dispositivo.
assessment-start-begin = Empezar el cuestionario
assessment-start-again = Intentar de nuevo
assessment-start-resume = Continuar donde lo dejó
assessment-start-history = Sus intentos
assessment-start-wait-until = Puede intentarlo de nuevo a partir del { $moment }.
assessment-start-none-left = Usó todos los intentos. Escríbanos y encontraremos una solución.
assessment-start-passed = Aprobó el { $date } con un { $percent } por ciento. Otro intento no puede quitárselo.

## Durante un intento

assessment-attempt-place = { $quiz } · pregunta { $number } de { $count }
assessment-attempt-question = Pregunta { $number }
assessment-attempt-saved = Guardado a las { $time }
assessment-attempt-saving = Guardando
assessment-attempt-not-saved = Aún sin guardar. Seguimos intentándolo; deje abierta esta página.
assessment-attempt-save = Guardar esta respuesta
assessment-attempt-save-each = Guarde cada respuesta con su propio botón antes de seguir.
assessment-attempt-next = Siguiente
assessment-attempt-back = Atrás
assessment-attempt-review = Repasar sus respuestas
assessment-attempt-check = Comprobar esta respuesta
assessment-attempt-locked = Esta respuesta ya se comprobó y no se puede cambiar.

## Tipos de pregunta

assessment-kind-single = Elija una.
assessment-kind-multiple = Elija todas las correctas.
assessment-kind-numeric = Escriba un número.
assessment-kind-numeric-unit = Escriba un número, en { $unit }.
assessment-kind-short = Responda en pocas palabras.
assessment-kind-matching = Elija lo que corresponde a cada uno.
assessment-kind-matching-choose = Elegir
assessment-kind-ordering = Ponga en orden lo que sigue.
assessment-kind-ordering-position = Posición de «{ $item }»
assessment-kind-ordering-up = Subir «{ $item }»
assessment-kind-ordering-down = Bajar «{ $item }»
assessment-kind-ordering-moved = «{ $item }» está ahora en la posición { $position } de { $count }.
assessment-kind-essay = Escriba tanto como quiera.
assessment-kind-scale = De { $min } a { $max }

## El reloj

assessment-timer-hide = ocultar
assessment-timer-hide-label = Ocultar el tiempo que queda
assessment-timer-show = mostrar el tiempo
assessment-timer-ends = Termina a las { $time }
assessment-timer-over-title = Se acabó el tiempo
assessment-timer-over-text = Entregamos por usted las respuestas guardadas hasta las { $time }.

## Repasar y entregar

assessment-attempt-mark = Volver a esta pregunta más tarde
assessment-review-marked = Para volver a ver
assessment-review-title = Repase sus respuestas
assessment-review-answered = Respondida
assessment-review-needed = Necesita una respuesta
assessment-review-unanswered = Sin responder
assessment-review-count = { $count ->
    [0] Todas las preguntas están respondidas.
    [one] Una pregunta está sin responder.
   *[other] { $count } preguntas están sin responder.
}
assessment-review-submit = Entregar
assessment-review-submit-hint = Una vez entregado, ya no podrá cambiar las respuestas de este intento.
assessment-review-back = Volver a las preguntas

## Resultado

assessment-result-title = Su resultado
assessment-result-passed = Aprobado
assessment-result-passed-text = Obtuvo un { $percent } por ciento. Hacía falta un { $pass } por ciento.
assessment-result-failed = Todavía no aprobado
assessment-result-failed-text = Obtuvo un { $percent } por ciento. Hace falta un { $pass } por ciento. Lea los comentarios, vuelva a las lecciones e inténtelo otra vez.
assessment-result-failed-untold = Obtuvo un { $percent } por ciento. Hace falta un { $pass } por ciento. Vuelva a las lecciones e inténtelo otra vez.
assessment-result-failed-last = Obtuvo un { $percent } por ciento. Hace falta un { $pass } por ciento, y este era el último intento. Escríbanos y encontraremos una solución.
assessment-result-not-this-time = Esta vez no
assessment-result-passed-before = Este intento obtuvo un { $percent } por ciento; hacía falta un { $pass } por ciento. Ya había aprobado, y eso no cambia.
assessment-result-points = { $points } de { $max ->
    [one] { $max } punto
   *[other] { $max } puntos
}
assessment-result-best = Su mejor resultado es de un { $percent } por ciento.
assessment-result-attempt = Intento { $number }, { $date }
assessment-result-next = Siguiente: { $title }
assessment-result-continue = Continuar
assessment-result-lessons = Volver a las lecciones

## Comentarios

assessment-feedback-title = Comentarios
assessment-feedback-right = Correcta
assessment-feedback-partly = En parte correcta
assessment-feedback-wrong = Incorrecta
assessment-feedback-none = Sin responder
assessment-feedback-yours = Su respuesta
assessment-feedback-answer = La respuesta correcta
assessment-feedback-range = vale de { $from } a { $to }
assessment-feedback-after-pass = Verá las respuestas cuando haya aprobado.
assessment-feedback-only-passed = Las respuestas se muestran a quien ha aprobado.
assessment-feedback-never = Este cuestionario no muestra sus respuestas.

## Encuestas

assessment-survey-send = Enviar
assessment-survey-lead = Aquí no hay respuestas correctas. Quienes hacen este curso leen las suyas, con su nombre.
assessment-result-question = Pregunta { $number } de { $count }
assessment-result-missed = { $count ->
    [one] Mostrar solo la que fallé
   *[other] Mostrar solo las { $count } que fallé
}
assessment-result-all = Mostrar todas las preguntas
assessment-result-by-course = Por curso
assessment-result-by-lesson = Por lección
assessment-result-share = { $right } de { $count } correctas
assessment-result-read-again = Para volver a leer:
assessment-history-sent = Enviada
assessment-survey-done = Gracias. Sus respuestas se guardan con sus propias palabras.

## Negativas

assessment-refused-submitted = Este intento ya está entregado. Aquí tiene su resultado.
assessment-refused-over = El tiempo de este intento terminó, así que esta respuesta no se guardó. Las anteriores sí.
assessment-refused-format = Esta respuesta no encaja con la pregunta. Mire la indicación e inténtelo de nuevo.

flash-attempt-submitted = Entregado. Aquí está su resultado.
flash-survey-sent = Enviada. Gracias.
assessment-start-not-now = Ahora no puede empezar
assessment-start-wait-time = Entre un intento y otro, espere { $time }.
assessment-history-number = Intento { $number }
assessment-history-attempt = Intento
assessment-history-begun = Empezado
assessment-history-open = Abierto
assessment-survey-begin = Empezar la encuesta
assessment-survey-look = Ver mis respuestas
assessment-survey-missing = { $count ->
    [one] Falta responder una pregunta antes de enviar.
   *[other] Faltan { $count } preguntas por responder antes de enviar.
}
assessment-timer-left-of = Tiempo restante: { $time }
assessment-attempt-answered = { $done } de { $count } respondidas
assessment-attempt-refused = Esta respuesta no se guardó. Vuelva a cargar la página para ver por qué.
assessment-review-question = Pregunta
assessment-review-state = Estado
assessment-refused-title = Esta respuesta no se guardó
assessment-feedback-place = Lo puso en { $position ->
    [1] primer lugar
    [2] segundo lugar
    [3] tercer lugar
    [4] cuarto lugar
    [5] quinto lugar
    [6] sexto lugar
    [7] séptimo lugar
    [8] octavo lugar
    [9] noveno lugar
    [10] décimo lugar
   *[other] el lugar { $position }
}
assessment-refused-missing = Algunas preguntas todavía necesitan respuesta.
