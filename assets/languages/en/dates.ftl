### Dates, as they are read.

date-in-zone = { $time } ({ $zone })
date-moment = { $date }, { $time }
