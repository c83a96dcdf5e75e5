## La lista de programas

catalog-programs-title = Programas
catalog-programs-lead = Cuando quiera, a su propio ritmo.
catalog-programs-open = Abiertos ahora
catalog-programs-preparation = En preparación
catalog-programs-retired = Ya no se ofrecen
catalog-programs-all = Ver los programas
catalog-programs-empty = Aún no hay ningún programa abierto. Deje su dirección y le escribimos cuando se abra el primero.
catalog-programs-empty-action = Avísenme cuando se abra

## Filtros

catalog-filter-title = Acotar la lista
catalog-filter-status = Estado
catalog-filter-hours = Horas de estudio
catalog-filter-hours-up-to = Hasta { $hours }
catalog-filter-language = Idioma
catalog-filter-topic = Tema
catalog-filter-any = Cualquiera
catalog-filter-apply = Aplicar
catalog-filter-clear = Mostrar todos los programas
catalog-filter-count = { $count ->
    [0] Ningún programa coincide
    [one] { $count } programa
   *[other] { $count } programas
}
catalog-filter-empty = Ningún programa cumple todo esto. Quite una condición o muestre todos los programas.

## Datos de un programa

catalog-fact-courses = { $count ->
    [one] { $count } curso
   *[other] { $count } cursos
}
catalog-fact-hours = { $hours ->
    [one] alrededor de { $hours } hora
   *[other] alrededor de { $hours } horas
}
catalog-fact-free = gratis
catalog-fact-price = { $price }
catalog-fact-certificate = certificado
catalog-fact-certification = certificación
catalog-fact-renewed = certificación, válida durante { $months ->
    [one] un mes
   *[other] { $months } meses
}
catalog-fact-preparation = En preparación
catalog-fact-language = En { $language }

## Acciones

catalog-action-begin = Empezar
catalog-action-continue = Continuar
catalog-action-review = Ver de nuevo
catalog-action-tell-me = Avísenme cuando se abra
catalog-action-tell-me-long = Avísenme cuando se abra
catalog-action-details = Ver qué requiere

## Página del programa

catalog-program-outcomes = Lo que podrá hacer
catalog-program-audience = Para quién es
catalog-program-requirements = Antes de empezar
catalog-program-requirements-none = Nada. Puede empezar hoy.
catalog-program-outline = Qué contiene
catalog-program-outline-open = Abrir el índice
catalog-program-first-lesson = Lea ahora la primera lección
catalog-program-hours = Tiempo
catalog-program-hours-text = { $hours ->
    [one] Alrededor de { $hours } hora en total, en ratos cortos que usted elige.
   *[other] Alrededor de { $hours } horas en total, en ratos cortos que usted elige.
}
catalog-program-electives = Elija { $count } de estos
catalog-program-award = Lo que obtiene
catalog-program-award-certificate = Un certificado de finalización con su nombre, sellado contra cambios, que cualquiera puede verificar por su número.
catalog-program-award-certification = Una certificación con su nombre, sellada contra cambios, que cualquiera puede verificar por su número.
catalog-program-award-specimen = Muestra
catalog-program-award-picture = El certificado tal como será, marcado como muestra
catalog-program-renewal = Cuánto tiempo es válida
catalog-program-renewal-none = El certificado no caduca.
catalog-program-renewal-months = La certificación es válida durante { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}. Después se muestra como caducada.
catalog-program-price-free = Gratis
catalog-program-faq = Preguntas frecuentes
catalog-program-preparation-title = En preparación
catalog-program-preparation-text = Este programa se está escribiendo. Deje su dirección y le escribimos una sola vez, cuando se abra.
catalog-program-stopped-title = De momento no se puede empezar
catalog-program-stopped-text = Uno de sus cursos no admite nuevas inscripciones de momento. Quien ya haya empezado ese curso puede terminarlo.
catalog-program-retired-text = Este programa ya no admite nuevas inscripciones. Los certificados que otorgó aún se pueden verificar.
catalog-program-enrolled = Ya participa en este programa.

## Página del curso

catalog-course-elective = Optativo
catalog-course-prerequisites = Complete primero
catalog-course-preview = Lectura abierta
catalog-course-kind-lesson = Lección
catalog-course-kind-quiz = Cuestionario
catalog-course-kind-survey = Encuesta
catalog-course-completion-all = Para completar el curso, complete todos los módulos.
catalog-course-completion-some = Para completar el curso, complete { $count ->
    [one] un módulo cualquiera
   *[other] { $count } módulos cualesquiera
}.

## Más del catálogo

catalog-programs-description = Programas en línea con certificado sobre la compasión en el trabajo: qué pide cada uno, a qué conduce y cuándo se abre.
catalog-fact-modules = { $count ->
    [one] { $count } módulo
   *[other] { $count } módulos
}
catalog-course-minutes = { $minutes } min
catalog-program-course-page = Más sobre { $title }
catalog-program-action = Empezar
catalog-program-pace = A su propio ritmo, en cualquier dispositivo.
catalog-course-action = Inscribirme
catalog-course-retired-text = Este curso ya no admite nuevas inscripciones. Quien ya lo cursa puede terminarlo.
catalog-specimen-name = Su nombre
catalog-preview-open = Abierta a todo el mundo
catalog-preview-description = Una lección de { $title } que cualquiera puede leer.
catalog-preview-more-title = De dónde viene
catalog-preview-more-text = Esta lección es parte de { $title }. El resto se abre cuando se inscriba.
catalog-preview-more-action = Ver el curso

flash-program-joined = Ya participa en el programa. Empiece cuando quiera; guardamos su lugar.
flash-program-not-open = Este programa no admite inscripciones ahora.
flash-program-not-joined = Sus cursos piden algo antes. Abra un curso más abajo para ver qué.
flash-status-changed = Guardado. Desde ahora lo ve el público.
