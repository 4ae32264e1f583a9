/** A person of the demo workspace. All names are invented. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly zone: string;
}

/** The team: a manager who also keeps a few leads of her own, three reps, a qualifier, a trainer, two who fulfil orders, a qualifier of another house, marketing, and three new hires who learn. */
export const people: readonly DemoPerson[] = [
  { id: 'u_mara', name: 'Mara Quinn', roles: ['manager', 'rep'], zone: 'Europe/Berlin' },
  { id: 'u_jonas', name: 'Jonas Weber', roles: ['rep'], zone: 'Europe/Berlin' },
  { id: 'u_lena', name: 'Lena Brandt', roles: ['rep', 'qualifier'], zone: 'Europe/Berlin' },
  { id: 'u_petr', name: 'Petr Dvorak', roles: ['rep', 'technician'], zone: 'Europe/Prague' },
  { id: 'u_rana', name: 'Rana Idris', roles: ['trainer'], zone: 'Europe/London' },
  { id: 'u_ines', name: 'Inés Calderas', roles: ['payments', 'invoicing'], zone: 'Europe/Madrid' },
  { id: 'u_oskar', name: 'Oskar Lind', roles: ['logistics'], zone: 'Europe/Stockholm' },
  { id: 'u_bea', name: 'Bea Lund, Callwise', roles: ['qualifier'], zone: 'Europe/Copenhagen' },
  { id: 'u_mila', name: 'Mila Sorel', roles: ['marketing'], zone: 'Europe/Paris' },
  { id: 'u_tilda', name: 'Tilda Ahlberg', roles: ['trainee'], zone: 'Europe/Stockholm' },
  { id: 'u_noah', name: 'Noah Fischer', roles: ['trainee'], zone: 'Europe/Berlin' },
  { id: 'u_sana', name: 'Sana Qureshi', roles: ['trainee'], zone: 'Europe/London' },
];

/** Where demo customers live: name, zone, telephone prefix (numbers made up beyond it), given and family names. */
export interface Country {
  readonly name: string;
  readonly zone: string;
  readonly prefix: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly suffix: string;
}

export const countries: readonly Country[] = [
  { name: 'Germany', zone: 'Europe/Berlin', prefix: '+49 30 23125', given: ['Anke', 'Bernd', 'Carla', 'Dirk', 'Elke', 'Falk', 'Greta', 'Henning'], family: ['Albers', 'Brinkmann', 'Claasen', 'Detering', 'Eickhoff', 'Freese', 'Grotjahn', 'Hollmann'], suffix: 'GmbH' },
  { name: 'Finland', zone: 'Europe/Helsinki', prefix: '+358 9 4270', given: ['Aino', 'Eero', 'Helmi', 'Ilmari', 'Kaisa', 'Lauri', 'Mirja', 'Onni'], family: ['Lehtonen', 'Aaltonen', 'Harju', 'Kivelä', 'Mäkisalo', 'Niittylä', 'Rantala', 'Salonen'], suffix: 'Oy' },
  { name: 'Spain', zone: 'Europe/Madrid', prefix: '+34 91 555 0', given: ['Alba', 'Bruno', 'Carmen', 'Diego', 'Elisa', 'Hugo', 'Inés', 'Mateo'], family: ['Arrieta', 'Bermejo', 'Calderas', 'Espinar', 'Lozanera', 'Marqués', 'Robledo', 'Valcárcel'], suffix: 'S.L.' },
  { name: 'France', zone: 'Europe/Paris', prefix: '+33 1 99 00 ', given: ['Adèle', 'Bastien', 'Claire', 'Étienne', 'Jeanne', 'Luc', 'Margot', 'Noé'], family: ['Aubrac', 'Bellac', 'Cormier', 'Delmas', 'Fontenay', 'Moreau', 'Savary', 'Tessier'], suffix: 'SAS' },
  { name: 'United Kingdom', zone: 'Europe/London', prefix: '+44 20 7946 0', given: ['Amelia', 'Callum', 'Freya', 'Hannah', 'Isaac', 'Oliver', 'Poppy', 'Rowan'], family: ['Ashdown', 'Byrne', 'Carraway', 'Dunmore', 'Ellery', 'Hartwell', 'Kingsley', 'Thorne'], suffix: 'Ltd' },
  { name: 'United States', zone: 'America/New_York', prefix: '+1 212 555 01', given: ['Avery', 'Dana', 'Ethan', 'Harper', 'Jordan', 'Morgan', 'Parker', 'Quinn'], family: ['Abernathy', 'Calloway', 'Delgado', 'Fairbanks', 'Holloway', 'Langford', 'Okafor', 'Whitaker'], suffix: 'Inc.' },
  { name: 'Brazil', zone: 'America/Sao_Paulo', prefix: '+55 11 5555 0', given: ['Ana', 'Caio', 'Débora', 'Felipe', 'Lívia', 'Rafael', 'Tainá', 'Tomás'], family: ['Almeida', 'Barcelos', 'Cardoso', 'Ferreira', 'Guimarães', 'Lacerda', 'Peixoto', 'Vilaça'], suffix: 'Ltda.' },
  { name: 'India', zone: 'Asia/Kolkata', prefix: '+91 22 5550 0', given: ['Aarav', 'Diya', 'Ishaan', 'Kavya', 'Meera', 'Nikhil', 'Rohan', 'Sana'], family: ['Bhandari', 'Chauhan', 'Deshpande', 'Iyengar', 'Kulkarni', 'Menon', 'Sarkar', 'Thakur'], suffix: 'Pvt. Ltd.' },
  { name: 'Japan', zone: 'Asia/Tokyo', prefix: '+81 3 5550 0', given: ['Aoi', 'Daichi', 'Emi', 'Haruto', 'Kaede', 'Ren', 'Sakura', 'Yuto'], family: ['Aoyagi', 'Fujimori', 'Hayashida', 'Kuroda', 'Matsuura', 'Nakatani', 'Okabe', 'Shiraishi'], suffix: 'K.K.' },
];

export const companyWords = {
  first: ['Satama', 'Lumen', 'Granel', 'Nordlys', 'Corrib', 'Atelier', 'Polmet', 'Solheim', 'Delta', 'Andes', 'Bosfor', 'Morava', 'Kestrel', 'Tidewater', 'Alder', 'Brightwell', 'Cobalt', 'Foxglove', 'Harbour', 'Juniper', 'Linden', 'Marram', 'Obsidian', 'Peregrine'],
  second: ['Freight', 'Foods', 'Pumps', 'Medical', 'Textiles', 'Solar', 'Hotels', 'Packaging', 'Ceramics', 'Instruments', 'Logistics', 'Software', 'Bearings', 'Optics', 'Printing', 'Cooling'],
} as const;

export const jobTitles = ['Head of procurement', 'Sales director', 'Operations manager', 'Managing director', 'Head of marketing', 'IT manager', 'Plant manager', 'Commercial director', 'Customer service lead', 'Finance director'] as const;

export const pains = ['Leads are answered after days, or twice, or never', 'Nobody knows who should call whom next', 'New reps need four months until they sell', 'The forecast is a feeling', 'Every branch has its own spreadsheet', 'Discounts are given before anybody asks', 'Customers repeat themselves at every hand-over'] as const;

export const researches = [
  'You opened a second site this spring.',
  'Your new service contract was in the trade press last month.',
  'You are hiring three sales people in two countries.',
  'Your annual report names shorter response times as a goal.',
  'You took over a smaller competitor in the summer.',
  'Your export share has doubled within two years.',
] as const;

export const valuePoints = [
  'every third enquiry waits more than two days for an answer.',
  'two people call the same customer and none calls the next.',
  'what was agreed on the phone is found in nobody’s notes.',
  'good leads go cold while everybody is busy with the loud ones.',
] as const;

export const needs = ['One place that says who calls whom next, for eleven people', 'A fixed sequence after a trade show, without lists going around', 'Visible reasons why an offer waits', 'New colleagues who know the steps after a week'] as const;

const talked = ['Friendly, has time on Wednesday afternoon. Wants to see it with their own stages.', 'Knows the problem well; asked how long it takes to set up.', 'Will bring the colleague from finance, who decides with her.', 'Uses two tools today and trusts neither. Wants the rate table before the meeting.'] as const;

/** What people write down after an activity, by how it ended. */
export const notesByResult: Readonly<Record<string, readonly string[]>> = {
  connected: talked,
  held: talked,
  noAnswer: ['Number rings out. Trying another hour.', 'Nobody picked up, the switchboard neither.'],
  voicemailLeft: ['Mailbox. Said one sentence, number left twice.', 'Mailbox again: the question from the email, in the same words.'],
  left: ['Mailbox. Said one sentence, number left twice.', 'Thirty seconds, the thought of yesterday’s email.'],
  mailboxFull: ['Mailbox is full. The email goes out instead.'],
  callBack: ['Assistant took it, back after four.', 'In a meeting. Asked for a call tomorrow at ten.'],
  wrongNumber: ['Number belongs to somebody else.', 'Has left the company; the number went to accounts.'],
  sent: ['Sent; subject line names the new site.', 'Sent with two times to choose from.'],
  replied: ['Wrote back within the hour: asks what it takes to set up.', 'Answered in two lines, wants an example from their field.'],
  bounced: ['Bounced: left the company.'],
  noShow: ['Waited ten minutes. Wrote that we find another time.'],
  rescheduled: ['Moved to next week, same hour.'],
  accepted: ['Accepted the same day.'],
  ignored: ['No reaction so far.'],
  signed: ['Signed copy is back.'],
  declined: ['Declined, not pleased to be asked.'],
};

/** After everything else, such as work that only has to be done. */
export const plainNotes = ['Done as agreed.', 'Went as planned, nothing to add.'] as const;
