## Títulos de los recuadros que no tienen uno propio

prose-callout-note = Nota
prose-callout-tip = Para probar en el trabajo
prose-callout-important = Un caso
prose-callout-warning = Atención
prose-callout-caution = Cuidado

# Le sigue el número de la nota
prose-footnote-back = Volver al texto
