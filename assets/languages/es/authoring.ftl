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
authoring-part-completion = condiciones para completar
authoring-part-award = lo que se obtiene
authoring-part-status = estado
authoring-part-price = precio
authoring-part-topics = temas
authoring-part-faq = preguntas frecuentes
authoring-part-minutes = minutos
authoring-part-kind = tipo
authoring-part-media = adjuntos o video
authoring-part-rules = reglas
authoring-part-answers = respuestas
authoring-part-key = qué respuestas son correctas
authoring-part-scoring = puntos
authoring-part-lesson = lección para volver a leer
authoring-part-tags = etiquetas
authoring-part-feedback = comentarios
authoring-part-content = contenido

## La redacción

studio-title = Redacción
studio-lead = Los cursos que usted escribe y cuida.
studio-nav-courses = Cursos
studio-nav-programs = Programas
studio-pages = Páginas
studio-next = Siguiente
studio-older = Revisiones anteriores
studio-empty = Todavía no hay cursos
studio-empty-text = Los cursos llegan como una carpeta de archivos Markdown, con el comando laurel import. La administración le asigna los suyos.
studio-status-draft = Sin publicar
studio-status-open = Abierto
studio-status-retired = Retirado
studio-draft-since = Borrador del
studio-see-page = Ver la página
studio-see-learners = Participantes
studio-learners-active = { $count ->
    [0] Nadie lo cursa
    [one] { $count } persona lo cursa
   *[other] { $count } personas lo cursan
}
studio-learners-completed = { $count ->
    [0] nadie lo completó
    [one] { $count } lo completó
   *[other] { $count } lo completaron
}

studio-draft = El borrador
studio-no-draft = Sin borrador
studio-no-draft-text = Lo publicado es lo más reciente. Cuando quien lleva el servidor importe una carpeta editada del curso, aparecerá aquí con sus diferencias y podrá publicarla.
studio-first = Nada de este curso se había publicado. Todo es nuevo.
studio-differs = Qué difiere de la revisión { $number }
studio-only-writing = Solo cambia cómo están escritos los archivos (espacios, comentarios, orden de las claves). Quienes aprenden no ven ningún cambio.
studio-note = Nota sobre esta revisión
studio-note-hint = Para el historial: qué cambió y por qué. Puede quedar vacía.
studio-publish = Publicar
studio-publish-title = ¿Publicar este borrador?
studio-publish-text = Quien se inscriba desde ahora lo recibe. { $count ->
    [0] Ahora nadie está en el curso.
    [one] La persona que lo cursa sigue en la revisión en que empezó y nada de lo suyo cambia.
   *[other] Las { $count } personas que lo cursan siguen en la revisión en que empezaron y nada de lo suyo cambia.
}
studio-discard = Descartar el borrador
studio-discard-title = ¿Descartar este borrador?
studio-discard-text = Lo publicado queda como está. El borrador no se puede recuperar, pero la carpeta que importó se puede importar otra vez.
studio-cancel = Ahora no

studio-impact = Si publica ahora
studio-impact-active = { $count ->
    [0] Nadie está en el curso, así que a nadie le afecta.
    [one] { $count } persona sigue en la revisión en que empezó.
   *[other] { $count } personas siguen en la revisión en que empezaron.
}
studio-impact-completed = { $count ->
    [0] Nadie ha completado el curso todavía.
    [one] { $count } persona ha completado el curso. Nada de lo suyo cambia.
   *[other] { $count } personas han completado el curso. Nada de lo suyo cambia.
}
studio-impact-new = Quien se inscriba desde entonces recibe la revisión nueva.

studio-outline = Índice
studio-outline-draft = Índice del borrador
studio-code = Código de inscripción
studio-code-hint = De 4 a 64 letras, cifras y guiones. Vacío: nadie puede inscribirse.
studio-code-save = Guardar el código
studio-revisions = Revisiones
studio-revisions-empty = Todavía no se ha publicado nada.
studio-column-number = Revisión
studio-column-when = Publicada
studio-column-who = Por
studio-column-note = Nota
studio-preview-notice-questions = Estas son las preguntas como texto. Quien aprende las recibe con campos para responder y, en los cuestionarios, cada vez en otro orden.
studio-preview-notice = Así lo leen quienes aprenden. Aquí nada cuenta y ninguna respuesta se guarda.
studio-preview-drawn = { $count ->
    [one] Y { $count } pregunta sacada de un banco en cada intento.
   *[other] Y { $count } preguntas sacadas de bancos en cada intento.
}

flash-published = Publicado. Quien se inscriba desde ahora lo recibe.
flash-draft-discarded = El borrador ya no está. Lo publicado queda como estaba.
authoring-refused-changed = Este no es el borrador que usted miró: entretanto llegó otro. Mírelo de nuevo antes de publicarlo.
authoring-refused-issues = No se puede publicar junto a lo que hay ahora. Corrija esto en la carpeta y vuelva a importarla:
authoring-refused-issue = { $issue }
authoring-refused-taken = { $file }: “{ $value }” ya lo usa otra cosa que está aquí. Póngale a esta uno propio.
authoring-refused-unknown = { $file }: aquí no hay nada con el nombre “{ $name }”. Corrija el nombre, o impórtelo primero.
authoring-refused-unprintable = { $file }: “{ $key }” se imprime en los certificados, y ningún tipo de letra de aquí tiene { $letters }. Escríbalo sin eso, o añada un tipo de letra a la carpeta “fonts” de la carpeta de datos.
authoring-refused-no-course = El programa nombra un curso que no está aquí: { $course }. Importe primero ese curso.
admin-programs-refused-unpublished = Nunca se publicó, así que todavía no hay nada que ofrecer. Publíquelo primero.
flash-no-draft = Ya no hay borrador: alguien lo publicó o lo descartó.
flash-code-saved = El código está guardado.
flash-code-refused = El código no se guardó. Use de 4 a 64 letras, cifras y guiones.

## Programas y cursos en la administración

admin-programs-title = Programas y cursos
admin-programs-lead = Qué se ofrece, en qué revisión y cuántas personas lo cursan.
admin-programs-programs = Programas
admin-programs-courses = Cursos
admin-programs-empty = Aquí no hay nada todavía
admin-programs-empty-text = Traiga una carpeta con el comando laurel import.
admin-programs-column-title = Título
admin-programs-column-status = Estado
admin-programs-column-revision = Revisión
admin-programs-column-enrolled = Inscripciones
admin-programs-column-action = Acciones
admin-programs-has-draft = tiene un borrador
admin-programs-prepare = Volver a «en preparación»
admin-programs-refused-not-ready = Todavía no se puede abrir: se prometería a los visitantes lo que no hay.
admin-programs-missing-course = No tiene ningún curso. Publique un texto del programa que incluya uno.
admin-programs-missing-unpublished = Su curso «{ $course }» no está publicado. Publíquelo primero.
admin-programs-missing-retired = Su curso «{ $course }» está retirado. Ábralo primero o publique un texto sin él.
admin-programs-missing-electives = Hay que completar { $need } cursos optativos y solo se pueden empezar { $open }.
admin-programs-retire = Retirar
admin-programs-open = Abrir
