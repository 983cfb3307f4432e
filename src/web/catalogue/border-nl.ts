/** Texts about where the municipality ends. */
export const borderNl = {
  'border.title': 'Gemeentegrens',
  'border.why':
    'Zoekt een actie naar iemand, dan stopt het gebied rond een plek 500 meter over deze grens. Een waarschuwing voor gevaar gaat er wel overheen, en ook een gebied dat iemand zelf tekent of kiest. Lopende acties veranderen niet.',
  'border.now': 'Wat geldt nu?',
  'border.now.of': '{names}: {km} km². Ingesteld op {at} door {by}.',
  'border.none': 'Er is geen gemeentegrens ingesteld.',
  'border.readonly': 'De coördinator of de beheerder kan dit aanpassen.',
  'border.undo': 'Zet de vorige grens terug',
  'border.undo.none': 'Maak ongedaan: geen grens',
  'border.off': 'Gebruik geen grens',
  'border.done.bewaard': 'De gemeentegrens is bewaard.',
  'border.done.terug': 'De vorige stand is teruggezet.',
  'border.done.weg': 'Er geldt geen gemeentegrens meer.',
  'border.file.title': 'Uit een bestand',
  'border.file': 'Bestand met de grens (GeoJSON)',
  'border.file.hint':
    'Bijvoorbeeld van PDOK of het CBS, in WGS 84 of RD. Staan er meer gemeenten in, dan telt de gemeente met uw naam.',
  'border.areas.title': 'Uit de wijken die er al zijn',
  'border.areas': 'Samen zijn deze de hele gemeente',
  'border.view': 'Bekijk de grens',
  'border.look': 'Klopt deze gemeentegrens?',
  'border.look.of': '{names}: {km} km².',
  'border.look.addresses': '{inside} van de {all} adressen uit het adressenbestand liggen erin.',
  'border.look.good': 'Bijna alle adressen en deelnemers liggen erin. Dat past bij uw gemeente.',
  'border.doubt.few-addresses':
    'Meer dan 1 op de 10 adressen ligt erbuiten. Is dit de grens van uw hele gemeente?',
  'border.doubt.few-participants':
    'Meer dan 1 op de 10 adressen van deelnemers ligt erbuiten. Is dit de grens van uw hele gemeente?',
  'border.doubt.nothing-known':
    'Er zijn nog geen adressen en geen deelnemers. Daarom is niet na te gaan of deze grens klopt.',
  'border.sure': 'Ik heb op de kaart gekeken: dit is de grens van onze gemeente',
  'border.use': 'Gebruik deze grens',
  'border.back': 'Terug',
  'border.map': 'Kaart met de gemeentegrens',
  'border.goes.stops': 'Het gebied stopt 500 meter over de gemeentegrens.',
  'border.goes.beyond': 'Het gebied gaat verder dan de gemeentegrens: dat is aangevinkt.',
  'border.goes.outside': 'Let op: dit gebied ligt helemaal buiten de gemeente.',
  'border.beyond': 'Ga verder dan de gemeentegrens',
  'border.report.stops': '{area}, tot 500 meter over de gemeentegrens',
  'border.report.beyond': '{area}, verder dan de gemeentegrens',
  'border.report.outside': '{area}, buiten de gemeente',
  'border-sure': 'Kijk op de kaart, en vink aan dat dit de grens van uw gemeente is.',
  'border-empty':
    'Kies een bestand met de grens, of vink de wijken aan die samen de gemeente zijn.',
  'border-unreadable': 'Dit bestand is geen GeoJSON. Kies een bestand dat eindigt op .geojson.',
  'border-too-detailed':
    'Deze gebieden hebben samen te veel hoekpunten. Neem een bestand met alleen de grens van de gemeente.',
  'border-elsewhere':
    'In deze grens ligt geen enkel bekend adres. Dit is een andere gemeente, of het bestand klopt niet.',
  'border-withheld':
    'U bekeek veel kleine gebieden. Een grens waar bijna niemand in woont kunt u nu even niet bekijken. Vraag een andere coördinator.',
  'border-changed-since':
    'Iemand anders heeft de grens net aangepast. Kijk eerst welke grens nu geldt.',
} as const
