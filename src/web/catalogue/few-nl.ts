/** An alert to so few that somebody could find out who takes part: a coordinator gives the reason. */
export const fewNl = {
  'policy.few': 'Wanneer geeft een coördinator een reden?',
  'policy.few.hint':
    'Wie een heel klein gebied oproept, kan erachter komen wie daar meedoet. Daarom geeft een coördinator eerst een reden. In nood kan het zonder. Bij 1 wordt er nooit een reden gevraagd.',
  'policy.fewPeople': 'Onder zoveel mensen',
  'coordinator-needed':
    'Deze oproep gaat naar heel weinig mensen. Een coördinator moet eerst een reden geven.',
  'few.strip':
    'Minder dan {few} mensen: hiervoor is een reden van een coördinator nodig. Of maak het gebied groter.',
  'few.title': 'Waarom naar zo weinig mensen?',
  'few.why':
    'Minder dan {few} mensen krijgen deze oproep. Zo kan iemand erachter komen wie meedoet.',
  'few.wider': 'Maak het gebied groter. Kan dat niet? Schrijf dan als coördinator op waarom.',
  'few.wider.or': 'Maak het gebied groter, of vraag een coördinator. Die schrijft de reden op.',
  'few.reason': 'Reden',
  'few.reason.hint':
    'Noem geen namen. Bijvoorbeeld: gaslucht in één straat, de brandweer vraagt erom.',
  'few-reason-missing':
    'Vul de reden in, in 5 tot 300 tekens. Bijvoorbeeld: gaslucht in één straat, de brandweer vraagt erom.',
  'eyes.title.coordinator': 'Een coördinator moet een reden geven',
  'eyes.ask.coordinator': 'Vraag een coördinator',
  'eyes.emergency.why.coordinator':
    'Verstuur zonder coördinator alleen als wachten gevaarlijk is. Uw naam en reden komen in het verslag. De coördinator ziet het meteen.',
  'eyes.emergency.send.coordinator': 'Verstuur zonder coördinator naar {count} mensen',
  'eyes.extend.why.coordinator':
    'Met deze uitbreiding komen er minder dan {few} mensen bij. Zo kan iemand erachter komen wie meedoet. Maak het gebied groter, of vraag een coördinator. Die schrijft de reden op.',
  'eyes.waiting.coordinator': 'Een oproep naar weinig mensen wacht op uw reden',
  'eyes.own.waiting.coordinator': 'Uw oproep wacht op een coördinator',
  'eyes.asked.title.coordinator': 'Gevraagd: een coördinator',
  'eyes.asked.waiting.coordinator': 'Wacht op een coördinator',
  'eyes.asked.since.coordinator':
    'Gevraagd om {at}. Elke coördinator ziet uw vraag bovenaan het scherm.',
  'eyes.asked.ring.coordinator':
    'Ziet niemand het? Bel een coördinator, of trek de vraag in en verstuur in nood zonder.',
  'eyes-coordinator-only': 'Alleen een coördinator kan hier een reden voor geven.',
  'run.few': 'Naar weinig mensen. Reden van {who} op {at}: “{reason}”',
  'run.apart':
    'Om {time} kwamen er {count} mensen bij. Zij staan in geen ander getal, zodat niemand kan uitrekenen hoe weinig het er zijn. Verzonden: {sent}. Wacht nog: {waiting}. Niet verzonden: {lost}.',
  'report.apart': 'Niet meegeteld, zodat niemand kan uitrekenen hoe weinig het er zijn',
  'report.apart.what':
    'vanaf {time} {count} mensen; verzonden: {sent}, wacht nog: {waiting}, niet verzonden: {lost}',
  'descent.title': 'Waarom staat “{words}” in het bericht?',
  'descent.why':
    'Huidskleur of afkomst hoort er alleen in als u anders niet duidelijk maakt wie u bedoelt. Schrijf waarom. De reden komt in het verslag.',
  'descent-reason-missing':
    'Schrijf waarom huidskleur of afkomst in het bericht moet staan, of haal het uit het bericht.',
  'report.descent': 'Huidskleur of afkomst genoemd, omdat',
  'report.few': 'Naar weinig mensen, omdat',
  'report.deed.few': 'De coördinator gaf een reden voor weinig mensen',
  'policy.narrow': 'Wanneer krijgt u een alarm over kleine gebieden?',
  'policy.narrow.hint':
    'Wie veel kleine gebieden na elkaar bekijkt, kan zo huis na huis nagaan wie meedoet. U krijgt dan een alarm op het startscherm. Die persoon ziet een tijd lang geen kleine aantallen meer. Naar een klein gebied gaat van hem of haar dan niets zonder coördinator.',
  'policy.narrowMost': 'Bij zoveel kleine gebieden',
  'policy.narrowMinutes': 'Binnen zoveel minuten',
  'policy.narrowWithheld': 'Zoveel minuten geen kleine aantallen tonen',
  'policy.asks': 'Wanneer krijgt u een alarm over vragen naar nummers?',
  'policy.asks.hint':
    'Bij een melding kan iemand vragen of het nummer de oproep kreeg. Wie dat vaak doet, kan zo nagaan wie meedoet. U krijgt dan een alarm op het startscherm. Die persoon krijgt een tijd lang geen antwoord meer.',
  'policy.asksMost': 'Bij zoveel nummers',
  'policy.asksMinutes': 'Binnen zoveel minuten na elkaar gevraagd',
  'policy.asksWithheld': 'Zoveel minuten geen antwoord over nummers',
  'tips.withheld':
    'U vroeg van veel nummers of ze de oproep kregen. Tot {at} krijgt u daar geen antwoord op. Is het nu nodig? Vraag een coördinator om het op te zoeken.',
  'tips.withheld.coordinator':
    'U vroeg van veel nummers of ze de oproep kregen. Tot {at} krijgt u daar geen antwoord op. Is het nu nodig? Vraag een andere coördinator om het op te zoeken.',
  'few.withheld':
    'Te veel kleine gebieden. Kleine aantallen zijn tot {at} verborgen. Maak het gebied groter, of vraag een coördinator.',
  'few-withheld-send':
    'U bekeek veel kleine gebieden. Naar een klein gebied kunt u nu niets versturen zonder coördinator. Maak het gebied groter, of vraag een coördinator.',
  'few-withheld-look':
    'U bekeek zelf veel kleine gebieden. Een andere coördinator moet hiernaar kijken.',
  'few.alarm.title.areas': 'Iemand bekeek veel kleine gebieden',
  'few.alarm.title.numbers': 'Iemand vroeg van veel nummers of ze een oproep kregen',
  'few.alarm.what.areas':
    '{who} bekeek op {at} {times} kleine gebieden kort na elkaar. Zo kan iemand nagaan wie meedoet.',
  'few.alarm.what.numbers':
    '{who} vroeg op {at} van {times} nummers kort na elkaar of ze een oproep kregen. Zo kan iemand nagaan wie meedoet.',
  'few.alarm.do': 'Vraag waarom, en meld het aan wie over privacy gaat als er geen goede reden is.',
  'few.alarm.own': 'Dit was uzelf. Iemand anders moet hiernaar kijken.',
  'few.alarm.all': 'Bekijk alle alarmen',
  'few.alarm.seen': 'Ik heb dit uitgezocht',
} as const
