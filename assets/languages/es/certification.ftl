## Confirmar el nombre

certification-name-title = El nombre en su certificado
certification-name-lead = Queda un paso: revise el nombre. Se imprime exactamente así, y un certificado sellado no se puede editar.
certification-name-previewed = Así se imprimirá el nombre que escribió. Si es correcto, confírmelo.
certification-earned-step = Queda un paso: revise cómo se imprimirá su nombre.
certification-earned-title = Lo consiguió: { $title }
certification-name-field = Nombre en el certificado
certification-name-hint = Con sus acentos y mayúsculas, como usted lo escribe.
certification-name-preview = Vista previa
certification-name-confirm = Este es mi nombre. Emitir el certificado
certification-name-later = Ahora no
certification-name-error-unprintable = No podemos imprimir { $characters }. Escriba el nombre sin esos caracteres o escríbanos.

## El momento del certificado

certification-moment-title = ¡Felicitaciones, { $name }!
certification-moment-text = Obtuvo su certificado: { $title }. Hizo lo que hace falta, y esto es suyo.
certification-moment-preparing = Tarda unos segundos. También se lo enviamos por correo.
certification-moment-picture = Su certificado: { $title }, emitido a nombre de { $name } el { $date }
certification-moment-download = Descargar el PDF
certification-moment-download-letter = PDF en tamaño Carta
certification-moment-download-a4 = PDF en A4
certification-moment-linkedin = Añadir a LinkedIn
certification-moment-link = Copiar el enlace de verificación
certification-moment-verify = Ver lo que ven los demás
certification-moment-next = Lo que sigue
certification-moment-next-programs = Ver los otros programas
certification-list-title = Mis certificados
certification-list-issued = Emitido el { $date }
certification-list-until = Válido hasta el { $date }
certification-list-empty = Aún no hay certificados.
certification-correct-title = ¿El nombre está mal?
certification-correct-text = Un certificado sellado no se puede cambiar. Escríbanos, y una persona verá qué se puede hacer.
certification-correct-action = Escribirnos

## Buscar un certificado

certification-verify-title = Verificar un certificado
certification-verify-lead = Escriba el número impreso en el certificado o elija su archivo. No hace falta una cuenta.
certification-verify-number = Número
certification-verify-number-hint = Por ejemplo { $example }. Los espacios, los guiones y las minúsculas no importan.
certification-verify-submit = Verificar
certification-verify-file-title = O compare un archivo
certification-verify-file-hint = Suelte aquí el PDF. Se compara en su navegador y no sale de él.
certification-verify-file-hint-upload = Sin scripts, el archivo se nos envía, se compara y no se guarda.
certification-verify-file-choose = Elegir un archivo
certification-verify-file-submit = Comparar
certification-verify-number-error = Este no es un número de certificado. Revise si hay errores de escritura: el último carácter sirve para comprobar los demás.

## La respuesta

certification-answer-valid = Válido
certification-answer-valid-text = Este certificado se emitió a nombre de { $name } el { $date } y no ha sido revocado ni reemplazado.
certification-answer-expired = Caducado
certification-answer-expired-text = Este certificado se emitió a nombre de { $name } y fue válido hasta el { $date }. No se ha renovado.
certification-answer-expired-renewed = Este certificado fue válido hasta el { $date }. Lo renovó el número { $number }.
certification-answer-revoked = Revocado
certification-answer-revoked-text = Este certificado fue revocado el { $date } y no es válido. Motivo: { $reason }
certification-answer-suspended = Suspendido
certification-answer-suspended-text = Este certificado está suspendido desde el { $date } mientras se aclara una cuestión. Vuelva a consultar más adelante.
certification-answer-replaced = Reemplazado
certification-answer-replaced-text = Este certificado fue reemplazado el { $date } por el número { $number }. Confíe en el nuevo.
certification-answer-withdrawn = Retirado
certification-answer-withdrawn-text = Retirado a petición de su titular el { $date }. Se conservan su número y su sello; el nombre ya no se muestra.
certification-answer-unknown = Desconocido
certification-answer-unknown-text = No hay ningún certificado con este número. Revise si hay errores de escritura. Si está escrito exactamente así en un certificado, ese certificado no es nuestro.
certification-answer-altered = Alterado
certification-answer-altered-text = Esta copia no es, byte por byte, el archivo sellado: se cambió después de emitirlo, o un programa la guardó de nuevo. Confíe en lo que dice esta página y no en la copia.
certification-answer-same = El mismo archivo
certification-answer-same-text = Este archivo es, byte por byte, el que sellamos.
certification-answer-unknown-issuer = Emisor desconocido
certification-answer-unknown-issuer-text = Este archivo lleva un sello, pero no es de { $organization }.
certification-answer-unreadable-text = No encontramos ningún certificado en este archivo. Use el PDF, la credencial o la insignia tal como se descargó.

## Detalles

certification-detail-holder = Titular
certification-detail-achievement = Certificado
certification-detail-kind = Tipo
certification-detail-kind-certificate = Certificado de finalización
certification-detail-kind-certification = Certificación
certification-detail-hours = Horas
certification-detail-number = Número
certification-detail-issuer = Emitido por
certification-detail-completed = Terminado el
certification-detail-issued = Fecha de emisión
certification-detail-until = Válido hasta
certification-detail-until-none = Sin fecha de fin
certification-detail-sha256 = SHA-256
certification-detail-replaces = Reemplaza a
certification-detail-replaced-by = Reemplazado por
certification-detail-renews = Renueva
certification-detail-renewed-by = Renovado por
certification-detail-history = Historial

certification-picture-missing = No hay imagen: falta aquí un tipo de letra con el que se dibujó. El PDF está como se selló.
certification-preview = { $status }: { $title }, emitido a nombre de { $name } por { $organization }

## Qué exige

certification-criteria-title = Qué exige
certification-criteria-program = { $count ->
    [one] Se completaron todas las partes obligatorias de este curso: { $courses }.
   *[other] Se completaron todas las partes obligatorias de estos { $count } cursos: { $courses }.
}
certification-criteria-course = Se completaron todas las partes obligatorias del curso: { $courses }.
certification-criteria-quizzes = { $count ->
    [one] Se aprobó un cuestionario, en línea y sin supervisión.
   *[other] Se aprobaron { $count } cuestionarios, en línea y sin supervisión.
}
certification-criteria-none = No se examinó nada.
certification-criteria-hours = Las horas son las que indican los autores; nadie midió el tiempo.
certification-criteria-program-link = Ver el programa
certification-criteria-course-link = Ver el curso

## Cómo se comprobó

certification-how-title = Cómo se comprobó
certification-how-register = El número se buscó en el registro de { $organization } el { $time }.
certification-how-seal = El SHA-256 es la huella del PDF sellado. Cualquier cambio en el archivo la cambia.
certification-how-own = Cualquiera puede repetir la comprobación con sus propias herramientas.

## Sucesos

certification-event-issued = Emitido
certification-event-revoked = Revocado
certification-event-suspended = Suspendido
certification-event-reinstated = Suspensión levantada
certification-event-replaced = Reemplazado
certification-event-renewed = Renovado
certification-event-expired = Caducado
certification-event-withdrawn = Retirado por su titular
certification-holder-withdrawn = No se muestra: su titular lo retiró

## Motivos públicos

certification-reason-issued-in-error = Se emitió por error.
certification-reason-requirements-not-met = No se cumplían los requisitos.
certification-reason-academic-integrity = No se respetaron las reglas de la evaluación.
certification-reason-holder-request = Lo pidió su titular.
certification-reason-other = Por otro motivo. Pregunte al emisor.

## Palabras impresas en el certificado

certification-printed-certifies = { $organization } certifica que
certification-printed-statement-program = ha cumplido todos los requisitos del programa
certification-printed-statement-course = ha cumplido todos los requisitos del curso
certification-printed-hours = { $hours ->
    [one] { $figure } hora de estudio
   *[other] { $figure } horas de estudio
}
certification-printed-half-hour = ½ hora de estudio
certification-printed-half-hour-unit = hora
certification-printed-hours-unit = { $hours ->
    [one] hora
   *[other] horas
}
certification-printed-statement-program-plain = ha completado el programa
certification-printed-statement-course-plain = ha completado el curso
certification-printed-description = { $organization } certifica que { $name } obtuvo { $title }: { $details }. Número { $number }.
certification-printed-hours-short = { $hours } h
certification-printed-courses = { $count ->
    [one] un curso
    [2] dos cursos
    [3] tres cursos
    [4] cuatro cursos
    [5] cinco cursos
    [6] seis cursos
   *[other] { $count } cursos
}
certification-printed-on = terminado el { $date }
certification-printed-line = { $hours }, { $courses }, terminado el { $date }
certification-printed-line-hours = { $hours }, terminado el { $date }
certification-printed-issued = Emitido el { $issued }
certification-printed-issued-until = Emitido el { $issued }, válido hasta el { $date }
certification-printed-verify = Verifíquelo en { $address }
certification-printed-scan = o escanee el código
certification-printed-specimen = Muestra
certification-printed-qr = Código que lleva a { $address }
certification-printed-document-title = { $title }: { $name }

## Mientras espera, y la lista

certification-waiting-title = Estamos sellando su certificado
certification-waiting-again = Mirar de nuevo
certification-waiting-name = Ya es suyo. Confirme su nombre y lo emitimos.
certification-waiting-name-email = Ya es suyo. Confirme su nombre y su dirección de correo, y lo emitimos.
certification-waiting-refused = Ya es suyo, pero el nombre no se puede imprimir tal como está. Corríjalo y lo emitimos.
certification-waiting-office-title = Su certificado nos espera a nosotros
certification-waiting-office = Lo obtuvo. Antes de imprimirlo hay que arreglar algo de nuestra parte; usted no tiene que hacer nada, y se lo enviamos por correo.
certification-waiting-ready = Ya es suyo. Lo estamos sellando.
certification-waiting-confirm = Confirmar el nombre
certification-waiting-see = Verlo
certification-list-open = Abrir
certification-list-name = El nombre en mis certificados
certification-list-empty-text = El primero llega con el último paso de un programa.
certification-moment-download-picture = Descargar una imagen
certification-moment-next-text = Guarde el PDF. Y elija qué probará esta semana en el trabajo: ahí es donde cuenta.
certification-name-lead-later = Se imprime exactamente así en el próximo certificado que obtenga. Los que ya tiene conservan su nombre.
certification-name-keep = Conservar este nombre
certification-name-picture = Un certificado de muestra con el nombre { $name }
certification-name-email-title = Confirme también su correo
certification-name-email-text = Un certificado solo se emite cuando la dirección de su cuenta está confirmada. Abra el enlace de nuestro correo o pida que se lo enviemos de nuevo.
certification-name-email-resend = Enviar el correo de nuevo
certification-specimen-name = Su nombre
certification-specimen-title = Título del programa
certification-compare-title = Comparar un archivo
certification-file-working = Leyendo { "{name}" }
certification-file-same = { "{name}" } es el archivo sellado, byte por byte.
certification-file-different = { "{name}" } no es el archivo sellado y no nombra ningún certificado.
certification-file-unknown = No encontramos ningún certificado en { "{name}" }. Use el PDF tal como se descargó.
certification-file-failed = { "{name}" } no se pudo leer o comparar. Inténtelo de nuevo.
flash-name-confirmed = Su nombre está confirmado.
flash-name-kept = El nombre está guardado. Ahora confirme su correo.
