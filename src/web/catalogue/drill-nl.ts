/** Practising on simulated modems. */
export const drillNl = {
  'drill.nav': 'Oefenen',
  'drill.title': 'Oefenen',
  'drill.why':
    'U oefent op nagebootste modems met verzonnen mensen. Niets hiervan gaat naar een echte telefoon: de oefening heeft geen verbinding met de echte modems.',
  'drill.never': 'U hebt hier nog niet geoefend.',
  'drill.today': 'U hebt vandaag geoefend.',
  'drill.last': 'U hebt {days} dagen geleden voor het laatst geoefend.',
  'drill.due': 'Oefen één keer per maand: kies hieronder een oefening en begin.',
  'drill.overdue': 'Oefen vandaag nog: het duurt vijf minuten.',
  'drill.due.month': 'Oefen deze maand een keer.',
  'drill.go': 'Oefen nu',
  'drill.others': 'Langer dan 45 dagen niet geoefend: {names}. Vraag hun om te oefenen.',
  'drill.busy': 'U bent nog bezig',
  'drill.goOn': 'Ga verder met de oefening',
  'drill.choose': 'Wat wilt u oefenen?',
  'drill.how':
    'De meldkamer belt. Doe wat u in het echt zou doen, met dezelfde schermen: beschrijf, kies het gebied, controleer, verstuur, lees wat terugkomt, sluit af. Druk daarna op “Klaar, beoordeel mij”. Het duurt ongeveer vijf minuten.',
  'drill.begin': 'Begin de oefening',
  'drill.finished': 'Uw oefeningen',
  'drill.finished.none': 'Hier komt te staan hoe het ging. Begin uw eerste oefening hierboven.',
  'drill.what': 'Oefening',
  'drill.colleague': 'Collega (gespeeld)',
  'drill.colleague.looks':
    'In deze oefening speelt Omroeper een collega. Die leest mee en geeft na een paar tellen akkoord. In het echt belt u iemand die niet antwoordt.',
  'drill.seconds': 'Van telefoon tot verzonden',
  'drill.score': 'Punten van 100',
  'drill.of100': 'punten van 100',
  'drill.result': 'Uitslag van de oefening',
  'drill.part': 'Onderdeel',
  'drill.points': 'Punten',
  'drill.points.of': '{points} van {of}',
  'drill.better': 'Wat kan beter',
  'drill.level.full': 'Goed.',
  'drill.level.part': 'Deels.',
  'drill.level.none': 'Niet.',
  'drill.again': 'Nog een keer oefenen',
  'drill.paused': 'De oefening staat stil',
  'drill.paused.why':
    'Er loopt een echte actie. Die gaat voor. Zodra de echte actie is afgesloten, gaat uw oefening verder waar u was; de klok staat zo lang stil.',
  'drill.toReal': 'Naar de echte actie',
  'drill.bar': 'Telefoon en einde van de oefening',
  'drill.simulated': 'Dit is een oefening. Er gaat niets naar echte telefoons.',
  'drill.phone': 'Telefoon van de meldkamer',
  'drill.rings': '{time}: de meldkamer belt',
  'drill.finish': 'Klaar, beoordeel mij',
  'drill.outside': 'Dit is echt, en geen oefening:',
  'drill.real': 'Echte melding? Stop de oefening',
  'drill-unknown': 'Kies een van de oefeningen.',
  'drill-not-now': 'Er loopt een echte actie. Oefen als die is afgesloten.',
  'drill-too-many': 'Er oefenen al drie mensen. Probeer het straks opnieuw.',
  'drill-not-here': 'Dit kan niet in een oefening.',
  'drill-none': 'Deze uitslag is er niet. Kijk bij Oefenen welke er zijn.',
  'drill.mark.time': 'Snel verzonden',
  'drill.mark.area': 'Het goede gebied',
  'drill.mark.text': 'Een duidelijk bericht',
  'drill.mark.ticks': 'Aangevinkt wat u naging',
  'drill.mark.tip': 'Antwoord gelezen',
  'drill.mark.correction': 'Fout rechtgezet',
  'drill.mark.close': 'Goed afgesloten',
  'drill.advice.time':
    'Verstuur binnen 90 seconden. Typ mee terwijl u belt: eerst wie en waar, de rest vult Omroeper in. Met Tab springt u naar het volgende veld.',
  'drill.advice.area':
    'Vul de straat in, hoe iemand zich verplaatst en hoelang geleden. Dan tekent Omroeper het gebied dat past: niet te klein en niet te groot.',
  'drill.advice.text':
    'Noem alles wat de meldkamer noemde: leeftijd, haar, kleding van boven naar beneden, tijd en plaats. Volg de waarschuwingen bij het bericht op.',
  'drill.advice.ticks': 'Vink voor het versturen aan wat u hebt nagegaan.',
  'drill.advice.tip':
    'Open een antwoord binnen een minuut, of schrijf het in het logboek van meldingen. Er kan een waarneming in staan.',
  'drill.advice.correction':
    'Kies “Correctie”, niet “Aanvulling”: een correctie gaat vóór alles wat nog wacht. Doe het binnen twee minuten en noem wat er wel klopt.',
  'drill.advice.close':
    'Wacht tot de meldkamer de afloop geeft, kies daarna de afloop die daarbij past en verstuur die.',
  'drill.child.name': 'Vermist kind, te voet',
  'drill.child.call':
    'Meldkamer hier. We zoeken een jongen van 7 jaar. Blond krulhaar, rode jas, blauwe laarzen. Hij liep om 15:40 uur te voet weg bij de {street} in {quarter}. De ouders weten dat u een bericht stuurt. Mensen die hem zien, bellen {tip}. U kunt ons terugbellen op het bekende nummer; er zijn twee auto’s onderweg.',
  'drill.child.correct':
    'Meldkamer nog een keer. De moeder zegt net: zijn jas is niet rood maar groen. Wilt u dat meteen rechtzetten?',
  'drill.child.end':
    'Meldkamer. Hij is gevonden, ongedeerd, na een telefoontje van een deelnemer. De ouders weten het. U kunt afsluiten.',
  'drill.child.text': 'Ik zag net een jongen met laarzen bij de brug, hij liep richting het park.',
  'drill.elder.name': 'Vermiste oudere met rollator, verward',
  'drill.elder.call':
    'Meldkamer hier. Vermist: een vrouw van 82 jaar, grijs haar, groene jas, met een rollator. Ze is verward. Om 20:10 uur weggelopen uit een huis aan de {street} in {quarter}. De familie weet van het bericht, en ze wil niet zelf onvindbaar zijn. Wie haar ziet, belt {tip}. Een wagen is onderweg.',
  'drill.elder.correct':
    'Meldkamer weer. De verzorging heeft nagekeken: ze draagt een blauwe jas, geen groene. Zet u dat recht?',
  'drill.elder.end':
    'Meldkamer. We stoppen met de oproep. Ze is nog niet gevonden, wij zoeken door. Sluit u af en zegt u dat erbij?',
  'drill.elder.text': 'Er liep een vrouw met rollator bij het water, tien minuten geleden.',
  'drill.smoke.name': 'Brand met rook',
  'drill.smoke.call':
    'Meldkamer hier, samen met de veiligheidsregio. Grote brand aan de {street} in {quarter}, veel rook over de wijk. Mensen moeten naar binnen, ramen en deuren dicht, ventilatie uit. Bij nood 112 bellen. Er is geen NL-Alert. Wilt u iedereen in {quarter} waarschuwen? De brandweer is ter plaatse.',
  'drill.smoke.correct':
    'Meldkamer. De brand is niet aan de {street}, maar ernaast, op bedrijvenpark Noord. Mensen staan op de verkeerde plek te kijken. Zet u dat recht?',
  'drill.smoke.end':
    'Meldkamer. Het sein brand meester is gegeven en de rook is weg. Ramen mogen weer open. U kunt afsluiten.',
  'drill.smoke.text':
    'Hier is het al heel donker buiten, mijn buurvrouw kan niet zelf de ramen dicht doen.',
} as const
