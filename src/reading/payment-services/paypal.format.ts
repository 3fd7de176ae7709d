import type { TableFormat } from '../tables/table-reader.js';

/** The columns that are read, whatever the language of the account. */
export type PaypalColumn =
  | 'date'
  | 'time'
  | 'zone'
  | 'type'
  | 'status'
  | 'currency'
  | 'gross'
  | 'fee'
  | 'net'
  | 'id'
  | 'reference'
  | 'invoiceNo'
  | 'customNo'
  | 'item'
  | 'balance'
  | 'impact';

type Columns = TableFormat<PaypalColumn>['columns'];
const needed = (...names: readonly string[]): Columns[PaypalColumn] => ({ names, required: true });
const wanted = (...names: readonly string[]): Columns[PaypalColumn] => ({ names, required: false });

/** Buyers and their messages, banks, and figures that are parts of the gross. */
const UNREAD = [
  ...[
    'Name',
    'Nom',
    'Naam',
    'Nombre',
    'Address Status',
    'Adress-Status',
    "État de l'adresse",
    'Estado de la dirección',
  ],
  ...['From Email Address', 'To Email Address', 'Absender E-Mail-Adresse', 'Empfänger E-Mail-Adresse'],
  ...["De l'adresse email", "À l'adresse email", 'Van e-mailadres', 'Naar e-mailadres'],
  ...[
    'Correo electrónico del remitente',
    'Correo electrónico del destinatario',
    'Dirección de correo electrónico del remitente',
  ],
  ...['Shipping Address', 'Lieferadresse', 'Adresse de livraison', 'Verzendadres', 'Dirección de envío'],
  ...[
    'Item ID',
    'Artikelnummer',
    "Numéro de l'objet",
    'Id. del artículo',
    'Objectnummer',
    'Counterparty Status',
  ],
  ...['Shipping and Handling Amount', 'Versand- und Bearbeitungsgebühr', 'Importe de envío y manipulación'],
  ...[
    'Verzendkosten',
    'Verzend- en verwerkingskosten',
    'Montant des frais de port et de traitement',
    'Frais de port et de traitement',
  ],
  ...[
    'Insurance Amount',
    'Versicherungsbetrag',
    "Montant de l'assurance",
    'Importe del seguro',
    'Verzekeringsbedrag',
  ],
  ...['Sales Tax', 'Umsatzsteuer', 'TVA', 'Impuesto de ventas', 'Impuesto sobre ventas', 'Btw', 'BTW'],
  ...[1, 2].flatMap((no) => [`Option ${no} Name`, `Option ${no} Value`, `Option ${no} Wert`]),
  ...[1, 2].flatMap((no) => [`Nom de l'option ${no}`, `Valeur de l'option ${no}`]),
  ...[1, 2].flatMap((no) => [
    `Naam optie ${no}`,
    `Waarde optie ${no}`,
    `Nombre de la opción ${no}`,
    `Valor de la opción ${no}`,
  ]),
  ...['Quantity', 'Anzahl', 'Quantité', 'Cantidad', 'Hoeveelheid', 'Aantal'],
  ...[
    'Receipt ID',
    'Empfangsnummer',
    'Numéro de reçu',
    'Ontvangstbewijsnummer',
    'Id. de recibo',
    'Número de recibo',
  ],
  ...[
    'Address Line 1',
    'Address Line 2/District/Neighborhood',
    'Adresszeile 1',
    'Adresszusatz',
    'Adresse - ligne 1',
  ],
  ...[
    'Address Line 2',
    'Town/City',
    'Ort',
    'Bundesland',
    'PLZ',
    'Zip/Postal Code',
    'Country',
    'Land',
    'Pays',
    'País',
  ],
  ...[
    'State/Province/Region/County/Territory/Prefecture/Republic',
    'Country Code',
    'Ländervorwahl',
    'Ciudad',
  ],
  ...['Contact Phone Number', 'Telefon', 'Numéro de téléphone du contact', 'Número de teléfono de contacto'],
  ...[
    'Subject',
    'Betreff',
    'Objet',
    'Asunto',
    'Onderwerp',
    'Note',
    'Hinweis',
    'Remarque',
    'Nota',
    'Opmerking',
  ],
  ...['Bank Name', 'Bank Account', 'Name der Bank', 'Bankkonto', 'Nombre del banco', 'Cuenta bancaria'],
  ...['Nom de la banque', 'Compte bancaire', 'Naam bank', 'Bankrekening', 'Bank name', 'Bank account'],
  ...[
    'Transaction Event Code',
    'Transaktionsereigniscode',
    'Code de transaction',
    'Payment Source',
    'Card Type',
  ],
  ...[
    'Source de paiement',
    'Type de carte',
    'Payment Tracking ID',
    'Bank Reference ID',
    'Item Details',
    'Coupons',
  ],
];

export const PAYPAL_TABLE: TableFormat<PaypalColumn> = {
  name: 'PayPal activity download',
  columns: {
    date: needed('Date', 'Datum', 'Fecha'),
    time: wanted('Time', 'Uhrzeit', 'Heure', 'Tijd', 'Hora'),
    zone: wanted('TimeZone', 'Zeitzone', 'Fuseau horaire', 'Tijdzone', 'Zona horaria', 'Huso horario'),
    // Monthly statements call it a description.
    type: wanted('Type', 'Typ', 'Tipo', 'Description', 'Beschreibung', 'Omschrijving', 'Descripción'),
    status: wanted('Status', 'État', 'Estado'),
    currency: needed('Currency', 'Währung', 'Devise', 'Valuta', 'Divisa', 'Moneda'),
    gross: needed('Gross', 'Brutto', 'Avant commission', 'Brut', 'Montant brut', 'Bruto'),
    fee: wanted(
      ...['Fee', 'Fees', 'Gebühr', 'Entgelt', 'Commission', 'Frais', 'Kosten', 'Vergoeding', 'Tarief'],
      ...['Comisión', 'Tarifa'],
    ),
    net: wanted('Net', 'Netto', 'Neto', 'Montant net'),
    id: needed(
      ...['Transaction ID', 'Transaktionscode', 'Numéro de transaction', 'Transactiereferentie'],
      ...['Transactie-ID', 'Id. de transacción', 'Id. de la transacción'],
    ),
    reference: wanted(
      ...['Reference Txn ID', 'Zugehöriger Transaktionscode', 'Numéro de la transaction de référence'],
      ...['Numéro de transaction de référence', 'Referentie-transactienummer', 'Id. de referencia de trans.'],
    ),
    invoiceNo: wanted(
      ...['Invoice Number', 'Invoice ID', 'Rechnungsnummer', 'Numéro de facture', 'N° de facture'],
      ...['Factuurnummer', 'Factuurreferentie', 'Número de factura', 'Id. de factura'],
    ),
    customNo: wanted(
      ...['Custom Number', 'Zollnummer', 'Numéro de client', 'Numéro client', 'Klantnummer'],
      ...['Número personalizado', 'Número de cliente'],
    ),
    item: wanted(
      ...['Item Title', 'Artikelbezeichnung', "Titre de l'objet", 'Objectnaam', 'Naam object'],
      ...['Título del artículo', 'Nombre del artículo'],
    ),
    balance: wanted('Balance', 'Guthaben', 'Solde', 'Saldo'),
    impact: wanted(
      ...['Balance Impact', 'Auswirkung auf Guthaben', 'Impact sur le solde', 'Effect op saldo'],
      ...['Repercusiones en el saldo', 'Invloed op saldo'],
    ),
  },
  unread: UNREAD,
};

/** Hours that the zones of PayPal's TimeZone column are ahead of UTC. */
export const ZONE_HOURS: Readonly<Record<string, number>> = {
  ...{
    UTC: 0,
    GMT: 0,
    WET: 0,
    Z: 0,
    BST: 1,
    WEST: 1,
    CET: 1,
    MEZ: 1,
    CEST: 2,
    MESZ: 2,
    MEST: 2,
    EET: 2,
    EEST: 3,
  },
  ...{ MSK: 3, TRT: 3, GST: 4, ICT: 7, WIB: 7, HKT: 8, SGT: 8, MYT: 8, PHT: 8, AWST: 8, JST: 9, KST: 9 },
  ...{ AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, BRT: -3, BRST: -2, ART: -3, CLT: -4, AST: -4, ADT: -3 },
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
};

/** Rows of these states are not booked. */
export const PENDING_STATUS =
  /pending|unclaimed|uncleared|held|on hold|processing|ausstehend|offen|einbehalten|bearbeitung|en attente|en cours|non réclamé|afwachting|behandeling|openstaand|pendiente|en espera|en curso|no reclamado/i;

/** Nothing was ever booked for rows of these. */
export const DENIED_STATUS =
  /denied|cancel|failed|expired|voided|removed|abgelehnt|verweigert|storniert|abgebrochen|fehlgeschlagen|abgelaufen|entfernt|refus|annul|échou|expir|geweigerd|afgewezen|mislukt|verlopen|denegad|rechazad|fallid|caducad/i;

/** Goods of a payment that has its own row. */
export const CART_ITEM =
  /shopping cart item|warenkorbartikel|article du panier|artículo del carrito|winkelwagen/i;
