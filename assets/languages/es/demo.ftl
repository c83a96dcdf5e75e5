### Lo que escriben los visitantes inventados de la demostración.

demo-message-1 = ¿Cuánto tiempo lleva el programa junto a un trabajo a tiempo completo? Tengo unas dos horas por semana.
demo-message-2 = ¿Puede un equipo de nueve personas empezar junto y llevar el mismo ritmo?
demo-message-3 = No encuentro el correo con mi certificado. ¿Dónde lo descargo otra vez?
demo-message-4 = ¿El programa se ofrece también en español?
demo-message-5 = La dirección de mi cuenta es antigua. ¿Cómo la cambio?
demo-message-6 = Gracias. Ahora empiezo los lunes de otra manera.
demo-message-7 = Nos gustaría usar dos de los artículos en una clase. ¿A quién se lo pedimos?
demo-message-8 = Una colega usa un lector de pantalla. ¿Funcionan los cuestionarios con él?
