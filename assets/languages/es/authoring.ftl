### Lo que ven los autores.

## Diferencias entre dos revisiones

authoring-what-program = Programa «{ $title }»
authoring-what-program-course = Curso «{ $title }» en el programa
authoring-what-course = Curso «{ $title }»
authoring-what-module = Módulo «{ $title }»
authoring-what-activity = Actividad «{ $title }»
authoring-what-pool = Banco «{ $title }»
authoring-what-question = Pregunta «{ $title }»
authoring-what-file = Archivo { $title }

authoring-how-added = se añade
authoring-how-removed = se quita
authoring-how-moved = cambia de lugar
authoring-how-moved-from = viene de «{ $from }»
authoring-how-changed = cambia: { $parts }

authoring-part-id = id
authoring-part-slug = dirección
authoring-part-title = título
authoring-part-summary = resumen
authoring-part-language = idioma
authoring-part-text = texto
authoring-part-description = resultados, público o requisitos
authoring-part-hours = horas
authoring-part-prerequisites = cursos previos
authoring-part-join = quién puede inscribirse
authoring-part-completion = qué la completa
authoring-part-award = lo que se obtiene
authoring-part-status = estado
authoring-part-price = precio
authoring-part-topics = temas
authoring-part-faq = preguntas frecuentes
authoring-part-minutes = minutos
authoring-part-kind = tipo
authoring-part-media = adjuntos o vídeo
authoring-part-rules = reglas
authoring-part-answers = respuestas
authoring-part-key = qué respuestas son correctas
authoring-part-scoring = puntos
authoring-part-tags = etiquetas
authoring-part-feedback = comentarios
authoring-part-content = contenido
