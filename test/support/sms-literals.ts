/** A PDU as somebody else wrote it down, and what they say it means. */
export interface DeliverLiteral {
  readonly source: string
  readonly pdu: string
  readonly from: string
  readonly text?: string
  /** Hexadecimal, of 8-bit data. */
  readonly data?: string
  readonly smsc?: string
  readonly sentAt?: string
  readonly part?: readonly [reference: number, sequence: number, parts: number]
}

export interface SubmitLiteral {
  readonly source: string
  readonly pdu: string
  readonly to: string
  readonly text?: string
  readonly data?: string
  readonly wantsReport?: boolean
  readonly minutes?: number
  readonly messageClass?: 0 | 1 | 2 | 3
  readonly part?: readonly [reference: number, sequence: number, parts: number]
  /** It is not what we would write: another service centre, address form or validity. */
  readonly isForeign?: boolean
}

export interface ReportLiteral {
  readonly source: string
  readonly pdu: string
  readonly reference: number
  readonly to: string
  readonly status: number
  readonly sentAt?: string
  readonly smsc?: string
}

const modemManager = 'ModemManager src/tests/test-sms-part-3gpp.c'
const modemManagerList = 'ModemManager src/tests/test-sms-list.c'
const pythonMessaging = 'python-messaging messaging/test/test_sms.py'
const android = 'Android telephonytests GsmSmsTest.java'
const gammu = 'gammu tests/pdu-decode (concatenated Polish service message)'
const dreamFabric = 'dreamfabric.com/sms, "SMS messages and the PDU format"'
const atLib = 'ATLib PduTests.cs'
const goSms = 'warthog618/sms cmd/smsdecode/smsdecode_test.go'

const kings =
  "Or walk with Kings - nor lose the common touch, if neither foes nor loving friends can hurt you, If all men count with you, but none too much; If you can fill the unforgiving minute With sixty seconds' worth of distance run, Yours is the Earth and everything thats in it, And - which is more - you will be a Man, my son"

const hello = '0AE8329BFD4697D9EC37'
const helloFrom = '07912143658709F1040B918100551512F2'

export const delivers: readonly DeliverLiteral[] = [
  {
    source: `${dreamFabric}: a message from a national number of an unknown type`,
    pdu: `07917283010010F5040BC87238880900F1000099309251619580${hello}`,
    smsc: '+27381000015',
    from: '27838890001',
    text: 'hellohello',
  },
  {
    source: pythonMessaging,
    pdu: '07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07',
    smsc: '+31624000000',
    from: '+31641600986',
    text: 'How are you?',
    sentAt: '2002-08-26T19:37:41Z',
  },
  {
    source: `${pythonMessaging}: UCS-2`,
    pdu: '07914306073011F0040B914316709807F2000880604290224080084E2D5174901A8BAF',
    smsc: '+34607003110',
    from: '+34610789702',
    text: '中兴通讯',
    sentAt: '2008-06-24T07:22:04Z',
  },
  {
    source: `${pythonMessaging}: British summer time`,
    pdu: '0791447758100650040C914497716247010000909010711423400A2050EC468B81C4733A',
    smsc: '+447785016005',
    from: '+447917267410',
    text: '  1741 bst',
    sentAt: '2009-09-01T16:41:32Z',
  },
  {
    source: `${pythonMessaging}: three hours behind Greenwich, a four-digit sender`,
    pdu: '0791553001000001040491578800000190115101112979CF340B342F9FEBE536E83D0791C3E4F71C440E83E6F53068FE66A7C7697A781C7EBB4050F99BFE1EBFD96F1D48068BC16030182E66ABD560B41988FC06D1D3F03768FA66A7C7697A781C7E83CCEF34282C2ECBE96F50B90D8AC55EB0DC4B068BC140B1994E16D3D1622E',
    smsc: '+55031000001',
    from: '+7588',
    sentAt: '2010-09-11T18:10:11Z',
  },
  {
    source: `${pythonMessaging}: a name of five characters`,
    pdu: '07919471060040340409D0C6A733390400009060920173018093CC74595C96838C4F6772085AD6DDE4320B444E9741D4B03C6D7EC3E9E9B71B9474D3CB727799DEA286CFE5B9991DA6CBC3F432E85E9793CBA0F09A9EB6A7CB72BA0B9474D3CB727799DE72D6E9FABAFB0CBAA7E56490BA4CD7D34170F91BE4ACD3F575F7794E0F9F4161F1B92C2F8FD1EE32DD054AA2E520E3D3991C82A8E5701B',
    smsc: '+491760000443',
    from: 'FONIC',
    text: 'Lieber FONIC Kunde, die Tarifoption Internet-Tagesflatrate wurde aktiviert. Internet-Nutzung wird jetzt pro Nutzungstag abgerechnet. Ihr FONIC Team',
  },
  {
    source: `${pythonMessaging}: a name of ten characters`,
    pdu: '07919333852804000412D0F7FBDD454FB75D693A0000903002801153402BCD301E9F0605D9E971191483C140412A35690D52832063D2F9040599A058EE05A3BD6430580E',
    smsc: '+393358824000',
    from: 'www.tim.it',
    text: 'Maxxi Alice 100 ATTIVATA FINO AL 19/04/2009',
  },
  {
    source: `${pythonMessaging}, ${modemManagerList}: the first of two parts`,
    pdu: '07919471227210244405852122F039F101506271217180A005000319020198E9B2B82C0759DFE4B0F9ED2EB7967537B9CC02B5D37450122D2FCB41EE303DFD7687D96537881A96A7CD6F383DFD7683F46134BBEC064DD36550DA0D22A7CBF3721BE42CD3F5A0198B56036DCA20B8FC0D6A0A4170767D0EAAE540433A082E7F83A6E5F93CFD76BB40D7B2DB0D9AA6CB2072BA3C2F83926EF31BE44E8FD17450BB8C9683CA',
    from: '12220',
    text: 'Lieber Vodafone-Kunde, mit Ihrer nationalen Tarifoption zahlen Sie in diesem Netz 3,45 € pro MB plus 59 Ct pro Session. Wenn Sie diese Info nicht mehr e',
    part: [25, 1, 2],
  },
  {
    source: `${pythonMessaging}, ${modemManagerList}: the second of two parts`,
    pdu: '07919471227210244405852122F039F1015062712181804F050003190202E4E8309B5E7683DAFC319A5E76B340F73D9A5D7683A6E93268FD9ED3CB6EF67B0E5AD172B19B2C2693C9602E90355D6683A6F0B007946E8382F5393BEC26BB00',
    from: '12220',
    text: 'rhalten möchten, wählen Sie kostenlos +4917212220. Viel Spaß im Ausland.',
    part: [25, 2, 2],
  },
  {
    source: `${modemManager}: extended characters`,
    pdu: '07912104442961F4040B916171957291F800001120821105050A6AC8B2BC7C9A83C220F6DB7D2ECB41EDF27C1E3E97411BDE06754FD3D1A0F9BB5D0695F1F4B29B5C2683C6E8B03C3CA697E5F34D6AE303D1D1F2F7DD0D4ABB59A0797D8C0685E7A00028EC26832A960B28EC2683BE6050780EBA97D96C17',
    smsc: '+12404492164',
    from: '+16175927198',
    text: "Here's a longer message [{with some extended characters}] thrown in, such as £ and ΩΠΨ and §¿ as well.",
  },
  {
    source: `${modemManager}: UCS-2 from a name`,
    pdu: '07919730071111F10414D04937BD2C7797E9D3E614000811309291024061080442043504410442',
    smsc: '+79037011111',
    from: 'InternetSMS',
    text: 'тест',
    sentAt: '2011-03-29T15:20:04Z',
  },
  {
    source: modemManager,
    pdu: `${helloFrom}000011101021436500${hello}`,
    smsc: '+12345678901',
    from: '+18005551212',
    text: 'hellohello',
    sentAt: '2011-01-01T12:34:56Z',
  },
  {
    source: `${modemManager}: an odd protocol identifier`,
    pdu: `${helloFrom}FF0011101021436500${hello}`,
    from: '+18005551212',
    text: 'hellohello',
  },
  {
    source: `${modemManager}: more messages to send`,
    pdu: `07912143658709F1000B918100551512F2000011101021436500${hello}`,
    from: '+18005551212',
    text: 'hellohello',
  },
  {
    source: `${modemManager}: a number of an unknown type`,
    pdu: `07912143658709F1040B818100551512F2000011101021436500${hello}`,
    from: '18005551212',
    text: 'hellohello',
  },
  {
    source: `${modemManager}: 8-bit data`,
    pdu: `${helloFrom}0004111010214365000AE8329BFD4697D9EC37DE`,
    from: '+18005551212',
    data: 'E8329BFD4697D9EC37DE',
  },
  {
    source: `${modemManager}: 8-bit data, the other way to say it`,
    pdu: `${helloFrom}00F4111010214365000AE8329BFD4697D9EC37DE`,
    from: '+18005551212',
    data: 'E8329BFD4697D9EC37DE',
  },
  {
    source: `${modemManager}: a 16-bit reference, from KPN`,
    pdu: '07911356131313F64004850120390011609232239180A006080400100201D7327BFD6EB340E2321BF46E83EA7790F59D1E97DBE1341B442F83C465763D3DA797E56537C81D0ECB41AB59CC1693C16031D96C064241E5656838AF03A96230982A269BCD462917C8FA4E8FCBED709A0D7ABBE9F6B0FB5C7683D27350984D4FABC9A0B33C4C4FCF5D20EBFB2D079DCB62793DBD06D9C36E50FB2D4E97D9A0B49B5E96BBCB',
    smsc: '+31653131316',
    from: '1002',
    part: [16, 1, 2],
  },
  {
    source: `${modemManager}: the second part of two`,
    pdu: '07912160130320F6440B916171056429F5000021405291651569320500034C0202E9E8301D44479741F0B09C3E0785E56590BCCC0ED3CB6410FD0D7ABBCBA0B0FB4D4797E52E10',
    from: '+16175046925',
    text: 'that the parts are related to one another. ',
    part: [76, 2, 2],
  },
  {
    source: `${modemManagerList}: the first part comes last`,
    pdu: '07912160130300F4440B915155685703F900005240713104738A3E050003C40202DA6F37881E969FCBF4B4FB0CCABFEB20F4FB0EA287E5E7323DED3E83DAE17519747FCBD96490B95C6683D273101D5D0601',
    from: '+15558675309',
    part: [196, 2, 2],
  },
  {
    source: android,
    pdu: '07914151551512F2040B916105551511F100006060605130308A04D4F29C0E',
    smsc: '+14155551212',
    from: '+16505551111',
    text: 'Test',
  },
  {
    source: `${android}: a reserved protocol identifier`,
    pdu: '07914151551512F2040B916105551511F100036060924180008A0DA8695DAC2E8FE9296A794E07',
    from: '+16505551111',
    text: '(Subject)Test',
  },
  {
    source: `${android}: two elements in the header, 8-bit data`,
    pdu: '07914140279510F6440A8111110301003BF56080207130238A3B0B05040B8423F000032A0202362E3130322E3137312E3135302F524E453955304A6D713551414142666C414141414D774141423651414141414100',
    from: '1111301000',
    data: '362E3130322E3137312E3135302F524E453955304A6D713551414142666C414141414D774141423651414141414100',
    part: [42, 2, 2],
  },
  {
    source: `${android}: UCS-2`,
    pdu: '07912160130300F4040B914151245584F600087010807121352B10212200A900AE00680065006C006C006F',
    smsc: '+12063130004',
    from: '+14154255486',
    text: '™©®hello',
  },
  {
    source: `${android}: a part of 153 characters`,
    pdu: `07916163838408F6440B816105224431F700007060217175830AA0050003000201${'62B1582C168BC5'.repeat(18)}62B1582C168BC562`,
    from: '16502244137',
    text: '1'.repeat(153),
    part: [0, 1, 2],
  },
  {
    source: `${android}: the rest of it`,
    pdu: '07916163838408F6440B816105224431F700007060217185000A2305000300020262B1582C168BC96432994C2693C96432994C2693C96432990C',
    from: '16502244137',
    text: '1111111222222222222222222222',
    part: [0, 2, 2],
  },
  {
    source: `${android}: voice mail waiting, CPHS`,
    pdu: '07912160130310F20404D0110041006060627171118A0120',
    // Four semi-octets hold two characters: 0x11 and 0x00.
    from: '_@',
    text: ' ',
  },
  {
    source: `${android}: no more voice mail, CPHS`,
    pdu: '07912160130310F20404D0100041006060627161058A0120',
    from: 'Δ@',
    text: ' ',
  },
  {
    source: `${android}: voice mail waiting, by its coding group, with a header and no text`,
    pdu: '07912180958750F84401800500C87020026195702B06040102000200',
    from: '5',
    text: '',
  },
  {
    source: `${android}: an e-mail gateway`,
    pdu: '07914151551512F204038105F300007011103164638A28E6F71B50C687DB7076D9357EB7412F7A794E07CDEB6275794C07BDE8E5391D247E93F3',
    from: '503',
    text: 'foo@example.com /test subject /test body',
  },
  {
    source: `${android}: an e-mail gateway, extended characters`,
    pdu: '07914151551512F204038105F400007011103105458A29E6F71B50C687DB7076D9357EB741AF0D0A442FCFE9C23739BFE16D289BDEE6B5F1813629',
    from: '504',
    text: 'foo@example.com /{ testBody[^~\\] }',
  },
  {
    source: `${android}: the extension table`,
    pdu: '07914151551512F2040B916105551511F100006080615131728A44D4F29C0E2AE3E96537B94C068DD16179784C2FCB41F4B0985D06B958ADD00FB0E94536AF974974DA6D281BA00E95E26D509B946FC3DBF87A25D56A04',
    from: '+16505551111',
    text: 'Test extended character table .,-!?@~_\\/&"\';^|:()<{}>[]=%*+#',
  },
  {
    source: gammu,
    pdu: '07918497900000F6400B918406290000F4000002219221351140A005000363080140CCB7BCDC06A5E1F37A1B447EB3DF72D03C4D0785DB653A0B347EBBE7E531BD4CAFCB4161721A9E9E8FD3EE33A8CC4ED35D206899CD2EBBE9E579BC5E06D9D3F47019E42EC7EB6550F95C9ED3C37316C81CAE8FD3E2FA1C5496BFE7A0B49B054A87C775767A0E4AC3E7F5B60B34ADCFE16537393D9F9741E4F4D99D9ECFD36D10FC2DA7D3D3',
    smsc: '+48790900006',
    from: '+48609200004',
    part: [99, 1, 8],
  },
  {
    source: 'DUNE (LSTS) Transports/GSM test: from Portugal',
    pdu: '07915391131213F4040C915391538646840000310190322482400CD8AC361293CD6891A07008',
    from: '+351935686448',
  },
  {
    source: 'gsmd (sms_unpack main): a message of fourteen characters less two',
    pdu: '07912160130300F4040B916105828423F700009070615113518A0CE8329BFD6681E8E8B2BC0C',
    from: '+16502848327',
    text: 'hello, there',
  },
]

export const submits: readonly SubmitLiteral[] = [
  {
    source: `${dreamFabric}: AT+CMGS=23`,
    pdu: `0011000B916407281553F80000AA${hello}`,
    to: '+46708251358',
    text: 'hellohello',
    minutes: 5760,
  },
  {
    source: pythonMessaging,
    pdu: '0001000B914316565811F9000004E8373B0C',
    to: '+34616585119',
    text: 'hola',
  },
  {
    source: `${pythonMessaging}: four days`,
    pdu: '0011000B914316565811F90000AA04E8373B0C',
    to: '+34616585119',
    text: 'hola',
    minutes: 5760,
  },
  {
    source: `${pythonMessaging}: an absolute validity`,
    pdu: '0019000B914316565811F900000170520251930004E8373B0C',
    to: '+34616585119',
    text: 'hola',
    isForeign: true,
  },
  ...([0, 1, 2, 3] as const).map((messageClass) => ({
    source: `${pythonMessaging}: class ${messageClass}`,
    pdu: `0001000B914356143254F6001${messageClass}06E8721E947F03`,
    to: '+34654123456',
    text: 'hey yo',
    messageClass,
  })),
  {
    source: `${pythonMessaging}: a status report asked for`,
    pdu: '0021000B914356143254F6000006E8721E947F03',
    to: '+34654123456',
    text: 'hey yo',
    wantsReport: true,
  },
  {
    source: `${pythonMessaging}: tested with pduspy`,
    pdu: '0011000B914356143254F60000AA04483E7B0F',
    to: '+34654123456',
    text: 'Hölä',
    minutes: 5760,
  },
  {
    source: `${pythonMessaging}: tested with pduspy`,
    pdu: '0001000B914356143254F6000009C2AD341104EDFB00',
    to: '+34654123456',
    text: 'BÄRÇA äñ@',
  },
  {
    source: `${pythonMessaging}: 8-bit data to a national number`,
    pdu: '07914400000000F001000B811000000000F000040B48692074686572652E2E2E',
    to: '01000000000',
    data: '48692074686572652E2E2E',
    isForeign: true,
  },
  {
    source: `${pythonMessaging}: UCS-2`,
    pdu: '0001000B914316565811F9000806304253F68449',
    to: '+34616585119',
    text: 'あ叶葉',
  },
  {
    source: `${pythonMessaging}: UCS-2 to a national number`,
    pdu: '001100098156355476F80008AA0E0420044304410441043A04380439',
    to: '655345678',
    text: 'Русский',
    minutes: 5760,
  },
  {
    source: `${pythonMessaging}: the first of three parts`,
    pdu: '005100098156355476F80000AAA00500038803019E72D03DCC5E83EE693A1AB44CBBCF73500BE47ECB41ECF7BC0CA2A3CBA0F1BBDD7EBB41F4777D8C6681D26690BB9CA6A3CB7290F95D9E83DC6F3988FDB6A7DD6790599E2EBBC973D038EC06A1EB723A28FFAEB340493328CC6683DA653768FCAEBBE9A07B9A8E06E5DF7516485CA783DC6F7719447FBF41EDFA18BD0325CDA0FCBB0E1A87DD',
    to: '655345678',
    text: kings.slice(0, 153),
    minutes: 5760,
    part: [136, 1, 3],
  },
  {
    source: `${pythonMessaging}: the second of three parts`,
    pdu: '005100098156355476F80000AAA005000388030240E6349B0DA2A3CBA0BADBFC969FD3F6B4FB0C6AA7DD757A19744DD3D1A0791A4FCF83E6E5F1DB4D9E9F40F7B79C8E06BDCD20727A4E0FBBC76590BCEE6681B2EFBA7C0E4ACF41747419540CCBE96850D84D0695ED65799E8E4EBBCF203A3A4C9F83D26E509ACE0205DD64500B7447A7C768507A0E6ABFE565500B947FD741F7349B0D129741',
    to: '655345678',
    text: kings.slice(153, 306),
    minutes: 5760,
    part: [136, 2, 3],
  },
  {
    source: `${pythonMessaging}: the third of three parts`,
    pdu: '005100098156355476F80000AA14050003880303C2A066D8CD02B5F3A0F9DB0D',
    to: '655345678',
    text: kings.slice(306),
    minutes: 5760,
    part: [136, 3, 3],
  },
  {
    source: `${modemManager}: UCS-2 with a report, reference set by hand`,
    pdu: '002100098136397339F70008224F60597D4F60597D4F60597D4F60597D4F60597D4F60597D4F60597D4F60597D4F60',
    to: '639337937',
    text: '你好你好你好你好你好你好你好你好你',
    wantsReport: true,
  },
  {
    source: atLib,
    pdu: '058178563412110008812143658700000B2B54741914AFA7C76B9058FEBEBB41E6371EA4AEB7E173D0DB5E9683E8E832881DD6E741E4F719',
    to: '12345678',
    text: 'The quick brown fox jumps over the lazy dog',
    minutes: 60,
    isForeign: true,
  },
  {
    source: `${atLib}: a type of address that is none`,
    pdu: '0011000802231537180000AA0D5062154403D1CB68D03DED06',
    to: '32517381',
    text: 'PDU 4 teh win',
    minutes: 5760,
    isForeign: true,
  },
  {
    source: goSms,
    pdu: '07911614220991F1010005912143F500000BC8329BFD06DDDF723619',
    to: '+12345',
    text: 'Hello world',
    isForeign: true,
  },
]

export const reports: readonly ReportLiteral[] = [
  {
    source: modemManager,
    pdu: '07914356060013F1065A098136397339F7219011700463802190117004638030',
    smsc: '+34656000311',
    reference: 0x5a,
    to: '639337937',
    sentAt: '2012-09-11T05:40:36Z',
    status: 0x30,
  },
  {
    source: `${pythonMessaging}: the recipient's country is turned round by the network`,
    pdu: '07914306073011F006270B913426565711F7012081111345400120811174054043',
    smsc: '+34607003110',
    reference: 0x27,
    to: '+43626575117',
    sentAt: '2010-02-18T10:31:54Z',
    status: 0x43,
  },
  {
    source: pythonMessaging,
    pdu: '0791538375000075061805810531F1019082416500400190824165004000',
    smsc: '+353857000057',
    reference: 24,
    to: '50131',
    sentAt: '2010-09-28T13:56:00Z',
    status: 0,
  },
  {
    source: `${pythonMessaging}: without a service centre`,
    pdu: '00060505810531F1010150610000400101506100004000',
    reference: 5,
    to: '50131',
    sentAt: '2010-10-05T15:00:00Z',
    status: 0,
  },
]
