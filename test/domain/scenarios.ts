/** The texts of the fourteen scenarios of domain.md 5 (all names invented), and how they are said. */
export const scenarios: readonly (readonly [string, string])[] = [
  [
    'Buurtoproep: let op jongen, 7 jaar, blond krulhaar, rode jas, blauwe laarzen. Om 15.40 te voet weg bij Speeltuin Wilgenhof. Gezien? Bel gratis 0800-0011.',
    "Buurtoproep: let op jongen, zeven jaar, blond krulhaar, rode jas, blauwe laarzen. Om tien over half vier 's middags te voet weg bij Speeltuin Wilgenhof. Gezien? Bel gratis nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: vermiste jongen (7, rode jas) is rond 16.05 gezien bij de Molenvaart. Kijk ook langs het water en in schuren. Gezien? Bel 0800-0011.',
    "Buurtoproep: vermiste jongen, zeven, rode jas, is rond vijf over vier 's middags gezien bij de Molenvaart. Kijk ook langs het water en in schuren. Gezien? Bel nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: de jongen van 7 is om 16.20 ongedeerd gevonden na een tip van een deelnemer. De actie is gestopt. Dank voor het uitkijken.',
    "Buurtoproep: de jongen van zeven is om tien voor half vijf 's middags ongedeerd gevonden na een tip van een deelnemer. De actie is gestopt. Dank voor het uitkijken.",
  ],
  [
    'Buurtoproep: vermist, vrouw, 82 jaar, grijs haar, groene jas, met rollator. Om 21.10 weg uit De Linde in Oosterwerf. Is verward. Gezien? Bel 0800-0011.',
    "Buurtoproep: vermist, vrouw, tweeëntachtig jaar, grijs haar, groene jas, met rollator. Om tien over negen 's avonds weg uit De Linde in Oosterwerf. Is verward. Gezien? Bel nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: vrouw (82, groene jas, rollator) is nog zoek. Kijk in uw tuin, schuur en portiek. Spreek haar rustig aan, blijf bij haar. Bel 0800-0011.',
    'Buurtoproep: vrouw, tweeëntachtig, groene jas, rollator, is nog zoek. Kijk in uw tuin, schuur en portiek. Spreek haar rustig aan, blijf bij haar. Bel nul achthonderd, nul nul elf.',
  ],
  [
    'Buurtoproep: de oproep voor de vrouw van 82 stopt. Zij is nog niet gevonden, de politie zoekt door. Weet u later nog iets? Bel 0900-8844, bij spoed 112.',
    'Buurtoproep: de oproep voor de vrouw van tweeëntachtig stopt. Zij is nog niet gevonden, de politie zoekt door. Weet u later nog iets? Bel nul negenhonderd, achtentachtig vierenveertig, bij spoed één één twee.',
  ],
  [
    'Buurtoproep: kijk uit naar man, 25-30 jaar, 1.85 m, mager, zwarte capuchontrui, grijze rugzak. Rent van Kerklaan naar station. Niet aanspreken, bel 0800-0011.',
    'Buurtoproep: kijk uit naar man, vijfentwintig tot dertig jaar, één meter vijfentachtig, mager, zwarte capuchontrui, grijze rugzak. Rent van Kerklaan naar station. Niet aanspreken, bel nul achthonderd, nul nul elf.',
  ],
  [
    'Buurtoproep: dankzij 2 tips is om 14.32 iemand aangehouden bij het station. De actie is gestopt, u hoeft niet meer uit te kijken. Hartelijk dank.',
    "Buurtoproep: dankzij twee tips is om twee over half drie 's middags iemand aangehouden bij het station. De actie is gestopt, u hoeft niet meer uit te kijken. Hartelijk dank.",
  ],
  [
    'Buurtoproep: 2 mannen na overval Dorpsplein 19.55. 1: witte jas, 2: blauwe helm. Op zwarte scooter naar de Dijkweg. GEVAARLIJK: houd afstand. Bel 112.',
    "Buurtoproep: twee mannen na overval Dorpsplein vijf voor acht 's avonds. Één: witte jas, twee: blauwe helm. Op zwarte scooter naar de Dijkweg. Gevaarlijk: houd afstand. Bel één één twee.",
  ],
  [
    'Buurtoproep: de actie na de overval op het Dorpsplein is gestopt. De verdachten zijn niet gevonden. Zag u iets of hebt u camerabeeld? Bel 0900-8844.',
    'Buurtoproep: de actie na de overval op het Dorpsplein is gestopt. De verdachten zijn niet gevonden. Zag u iets of hebt u camerabeeld? Bel nul negenhonderd, achtentachtig vierenveertig.',
  ],
  [
    'Buurtoproep: kijk uit naar witte bestelbus, kenteken AE-123-O, deuk linksachter. Om 9.20 gestolen in de Havenstraat. Niet volgen. Gezien? Bel gratis 0800-0011.',
    "Buurtoproep: kijk uit naar witte bestelbus, kenteken aa ee, één twee drie, oo, deuk linksachter. Om tien voor half tien 's ochtends gestolen in de Havenstraat. Niet volgen. Gezien? Bel gratis nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: de witte bestelbus is om 10.05 teruggevonden op bedrijvenpark Noord. De actie is gestopt. Dank voor uw hulp.',
    "Buurtoproep: de witte bestelbus is om vijf over tien 's ochtends teruggevonden op bedrijvenpark Noord. De actie is gestopt. Dank voor uw hulp.",
  ],
  [
    'Buurtoproep: kijk uit naar donkergrijze auto, schade rechtsvoor, koplamp kapot. Om 17.45 doorgereden na aanrijding op de Ringdijk. Gezien? Bel 0800-0011.',
    "Buurtoproep: kijk uit naar donkergrijze auto, schade rechtsvoor, koplamp kapot. Om kwart voor zes 's middags doorgereden na aanrijding op de Ringdijk. Gezien? Bel nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: de bestuurder van de grijze auto heeft zich gemeld. De actie is gestopt. Het slachtoffer krijgt zorg. Dank voor het uitkijken.',
    'Buurtoproep: de bestuurder van de grijze auto heeft zich gemeld. De actie is gestopt. Het slachtoffer krijgt zorg. Dank voor het uitkijken.',
  ],
  [
    'REANIMATIE Kerklaan 12 Oosterwerf. Ga er nu heen en start. Ambulance is onderweg. Kunt u niet? Dan hoeft u niets te doen. Oproep 11.03 uur.',
    "Reanimatie. Kerklaan twaalf Oosterwerf. Ga er nu heen en start. Ambulance is onderweg. Kunt u niet? Dan hoeft u niets te doen. Oproep drie over elf 's ochtends.",
  ],
  [
    'REANIMATIE Kerklaan 12 Oosterwerf. Haal eerst de AED: muur sporthal De Brug, Sportweg 3. Breng die erheen. Ambulance is onderweg. Oproep 11.03 uur.',
    "Reanimatie. Kerklaan twaalf Oosterwerf. Haal eerst de aa ee dee: muur sporthal De Brug, Sportweg drie. Breng die erheen. Ambulance is onderweg. Oproep drie over elf 's ochtends.",
  ],
  [
    'Buurtoproep: de inzet Kerklaan is om 11.20 overgedragen aan de ambulance. Dank voor uw hulp. Wilt u napraten? Bel de gemeente: 14 0999.',
    "Buurtoproep: de inzet Kerklaan is om tien voor half twaalf 's ochtends overgedragen aan de ambulance. Dank voor uw hulp. Wilt u napraten? Bel de gemeente: veertien nul negen negen negen.",
  ],
  [
    'Buurtoproep: grote brand Industrieweg, rook trekt naar Oosterwerf. Ga naar binnen, sluit ramen en deuren, zet ventilatie uit. Bel alleen 112 bij nood.',
    'Buurtoproep: grote brand Industrieweg, rook trekt naar Oosterwerf. Ga naar binnen, sluit ramen en deuren, zet ventilatie uit. Bel alleen één één twee bij nood.',
  ],
  [
    'Buurtoproep: de rook van de brand Industrieweg is weg. U kunt ramen en deuren weer openen. Raak roetdeeltjes in de tuin niet aan. Actie gestopt 22.40.',
    "Buurtoproep: de rook van de brand Industrieweg is weg. U kunt ramen en deuren weer openen. Raak roetdeeltjes in de tuin niet aan. Actie gestopt tien over half elf 's avonds.",
  ],
  [
    'Buurtoproep: vermist, man, 44 jaar, 1.78 m, kaal, bruine leren jas, zwarte fiets. Om 7.30 weg uit Westhoek. Zorgen om zijn welzijn. Gezien? Bel 0800-0011.',
    "Buurtoproep: vermist, man, vierenveertig jaar, één meter achtenzeventig, kaal, bruine leren jas, zwarte fiets. Om half acht 's ochtends weg uit Westhoek. Zorgen om zijn welzijn. Gezien? Bel nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: de zoekactie naar de man van 44 is afgerond. U hoeft niet meer uit te kijken. Uit respect voor de familie delen we geen details. Dank u.',
    'Buurtoproep: de zoekactie naar de man van vierenveertig is afgerond. U hoeft niet meer uit te kijken. Uit respect voor de familie delen we geen details. Dank u.',
  ],
  [
    'Buurtoproep: jongen, 16-18 jaar, oranje helm, zwarte elektrische fiets. Tas weggerukt Marktplein 12.10, reed naar het kanaal. Niet aanspreken, bel 0800-0011.',
    "Buurtoproep: jongen, zestien tot achttien jaar, oranje helm, zwarte elektrische fiets. Tas weggerukt Marktplein tien over twaalf 's middags, reed naar het kanaal. Niet aanspreken, bel nul achthonderd, nul nul elf.",
  ],
  [
    'Buurtoproep: de tas is terug bij de eigenaar. De jongen is nog niet gevonden. De actie is gestopt. Weet u nog iets? Bel 0900-8844. Dank u.',
    'Buurtoproep: de tas is terug bij de eigenaar. De jongen is nog niet gevonden. De actie is gestopt. Weet u nog iets? Bel nul negenhonderd, achtentachtig vierenveertig. Dank u.',
  ],
  [
    'Buurtoproep: stroom en internet zijn uit in Elzendaal. Hulp nodig? Kom naar noodsteunpunt De Brug, Sportweg 3. Help buren. 112 werkt niet: ga naar de brandweer.',
    'Buurtoproep: stroom en internet zijn uit in Elzendaal. Hulp nodig? Kom naar noodsteunpunt De Brug, Sportweg drie. Help buren. Één één twee werkt niet: ga naar de brandweer.',
  ],
  [
    'Buurtoproep: stroom, internet en 112 werken weer in Elzendaal. Noodsteunpunt De Brug sluit om 20.00 uur. Bel 112 alleen bij spoed. Dank voor uw hulp.',
    "Buurtoproep: stroom, internet en één één twee werken weer in Elzendaal. Noodsteunpunt De Brug sluit om acht uur 's avonds. Bel één één twee alleen bij spoed. Dank voor uw hulp.",
  ],
  [
    'OEFENING Buurtoproep Elzendaal. Dit is een test, er is niets aan de hand. U hoeft niet te bellen. Vraag of afmelden? Bel de gemeente: 14 0999.',
    'Oefening. Buurtoproep Elzendaal. Dit is een test, er is niets aan de hand. U hoeft niet te bellen. Vraag of afmelden? Bel de gemeente: veertien nul negen negen negen.',
  ],
  [
    'OEFENING Buurtoproep: de test van 11.00 uur is klaar. Kreeg u de eerste sms na 11.10 of niet? Meld het aan de gemeente: 14 0999. Dank u.',
    "Oefening. Buurtoproep: de test van elf uur 's ochtends is klaar. Kreeg u de eerste es em es na tien over elf 's ochtends of niet? Meld het aan de gemeente: veertien nul negen negen negen. Dank u.",
  ],
  [
    'CORRECTIE Buurtoproep: het bericht van 15.02 klopte niet. Bel NIET het nummer daarin. Ziet u de jongen (7, rode jas)? Bel 0800-0011.',
    "Correctie. Buurtoproep: het bericht van twee over drie 's middags klopte niet. Bel niet het nummer daarin. Ziet u de jongen, zeven, rode jas? Bel nul achthonderd, nul nul elf.",
  ],
  [
    'Welkom bij Buurtoproep Elzendaal. U doet mee met 1234 AB 15. Niet bellen tussen 22 en 7 uur. Bewaar dit nummer. Stoppen? Sms STOP.',
    'Welkom bij Buurtoproep Elzendaal. U doet mee met twaalf vierendertig, aa bee, vijftien. Niet bellen tussen tweeëntwintig en zeven uur. Bewaar dit nummer. Stoppen? Es em es stop.',
  ],
  [
    'U bent afgemeld bij Buurtoproep Elzendaal. Uw gegevens zijn verwijderd. Vergissing? Bel de gemeente: 14 0999.',
    'U bent afgemeld bij Buurtoproep Elzendaal. Uw gegevens zijn verwijderd. Vergissing? Bel de gemeente: veertien nul negen negen negen.',
  ],
]
