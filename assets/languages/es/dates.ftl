### Fechas, como se leen.

date-in-zone = { $time } ({ $zone })
date-moment = { $date }, { $time }
