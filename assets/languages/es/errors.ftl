### Páginas de error. Cada una: qué pasó, qué significa, qué hacer.

errors-request-id = Número de esta solicitud: { $id }
errors-home = Ir al inicio
errors-contact = Escribirnos

errors-400-title = No pudimos leer esta solicitud
errors-400-meaning = Algo llegó incompleto o se dañó en el camino. No se cambió nada.
errors-400-do = Vuelva atrás e inténtelo de nuevo.

errors-403-title = No tiene acceso
errors-403-meaning = Su sesión está iniciada, pero su cuenta no puede ver ni hacer esto. No se cambió nada.
errors-403-do = Si cree que debería poder, escríbanos y díganos qué quería hacer.

errors-403-origin-title = Esto vino de otro sitio
errors-403-origin-meaning = El formulario se envió desde una página que no es nuestra, y por eso no lo aceptamos. No se cambió nada.
errors-403-origin-do = Abra la página aquí y envíe el formulario otra vez.

errors-404-title = No hay nada en esta dirección
errors-404-meaning = La página se movió o se quitó, la dirección tiene un error o no es para usted.
errors-404-do = Búsquela o empiece por el inicio.

errors-405-title = Esta página no se puede usar así
errors-405-meaning = La dirección existe, pero no para este tipo de solicitud. No se cambió nada.
errors-405-do = Vuelva atrás y use los enlaces y botones de la página.

errors-409-title = Alguien se adelantó

errors-413-title = Esto es demasiado grande
errors-413-meaning = Lo que envió supera { $limit }, así que no lo aceptamos. No se cambió nada.
errors-413-do = Vuelva atrás y elija un archivo más pequeño o acorte el texto.

errors-429-title = Demasiados intentos
errors-429-meaning = Llegaron muchas solicitudes suyas en poco tiempo. Para que el sitio siga abierto a todos, le pedimos que espere.
errors-429-do = { $seconds ->
    [one] Inténtelo de nuevo en { $seconds } segundo.
   *[other] Inténtelo de nuevo en { $seconds } segundos.
}

errors-500-title = Algo falló aquí
errors-500-meaning = El error es nuestro, no suyo. Lo que ya estaba guardado está a salvo; el último paso quizá no se guardó.
errors-500-do = Inténtelo de nuevo en un minuto. Si vuelve a ocurrir, escríbanos con este número: { $id }

errors-503-title = Volvemos en un momento
errors-503-meaning = El sitio se está iniciando o está en mantenimiento. Lo que guardó está a salvo.
errors-503-do = Cargue esta página de nuevo en un minuto.

errors-503-unsaved-title = Esto no se pudo guardar
errors-503-unsaved-meaning = En este momento no se puede guardar nada en este sitio. Lo que acaba de enviar no se guardó. Lo que se guardó antes está a salvo, y puede seguir leyendo.
errors-503-unsaved-do = Vuelva a la página anterior, donde quizá siga lo que escribió, y envíelo de nuevo en un minuto.

errors-401-title = Primero inicie sesión
errors-401-meaning = Esto está abierto a quienes tienen una cuenta. No se cambió nada.
errors-401-do = Inicie sesión e inténtelo de nuevo.
errors-401-token-meaning = No hay ninguna clave, o la que envió ya no funciona. No se cambió nada.
errors-401-token-do = Cree una clave en «Claves de la API» de su cuenta y envíela como «Authorization: Bearer …».

errors-403-scope-meaning = Su clave no puede hacer esto: necesitaría el permiso «{ $scope }». No se cambió nada.
errors-403-scope-do = Cree una clave con este permiso, si su cuenta puede usarlo.

errors-400-fields-meaning = Algo de la petición no se puede leer. No se cambió nada.
errors-400-fields-do = Corrija lo que se indica y vuelva a enviarla.

errors-409-progress-meaning = La misma petición, con la misma clave de repetición, se está atendiendo en este momento.
errors-409-progress-do = Envíela de nuevo dentro de un momento para leer la respuesta.
errors-409-refused-title = Esto no se puede hacer ahora
errors-409-refused-do = Vuelva atrás, mire cómo está ahora e inténtelo de nuevo.
errors-403-person-title = Esta página se hizo para otra persona
errors-403-person-meaning = Desde que se abrió, { $name } ha iniciado sesión en este navegador. No se guardó nada.
errors-403-person-do = Lo que escribió está más abajo. Cópielo, cierre la sesión e inicie la suya.

errors-412-title = Cambió entretanto
errors-412-meaning = Lo que quiere cambiar ya no es lo que vio. No se cambió nada.
errors-412-do = Léalo de nuevo y envíe el cambio con la ETag nueva.

errors-415-title = Esto no es JSON
errors-415-meaning = Aquí solo se lee JSON. No se cambió nada.
errors-415-do = Envíe JSON, con «Content-Type: application/json».

errors-422-title = Esto no se aceptó
errors-422-meaning = Algo de la petición no se acepta. No se cambió nada.
errors-422-do = Corrija lo que se indica y vuelva a enviarla.

errors-400-api-meaning = La solicitud no se puede leer. El contenido debe ser JSON en UTF-8, sin demasiados niveles. No se cambió nada.
errors-401-token-title = Hace falta una clave
errors-403-api-meaning = La persona a la que pertenece esta clave no puede ver ni hacer esto. No se cambió nada.
errors-403-api-do = Pida a quien administra el sitio un rol que lo permita.
errors-404-api-meaning = Aquí no hay nada que usted pueda leer.
errors-404-api-do = Compare la dirección con { $docs } y el identificador con una lista donde aparezca.
errors-405-api-title = Esta dirección admite otros métodos
errors-405-api-do = Use uno de los que indica la cabecera «Allow».
errors-413-api-do = Envíe menos de una vez.
errors-503-api-meaning = Por ahora no se puede guardar nada en este sitio. No se cambió nada.
errors-503-api-do = Envíelo de nuevo en un minuto.
