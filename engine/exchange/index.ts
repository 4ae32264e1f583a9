/** Exchange: how files of other programs become records, and lists become files that are safe to open. */
export { decodeUtf32, detectEncoding, type DetectedEncoding, type UnicodeEncoding } from './encoding.ts';
export { type Delimiter, delimiters, detectDelimiter } from './delimiter.ts';
export { type Column, importLimits, readHeader, rowProblem } from './header.ts';
export { dateEvidence, type DateEvidence, type DateOrder, dateOrders, readDate } from './dates.ts';
export { convertValue, looksLikeEmail, looksLikePhone, orderWords, readNumber, readYesNo, type ValueFormat } from './convert.ts';
export { type ColumnProfile, profileColumn } from './profile.ts';
export { type ColumnPlan, fieldForColumn, freshKey, plainName, planColumn, proposeMapping, type Target } from './mapping.ts';
export { createRecordReader, fieldKeyOf, type ImportPlan, proposeRecordType, type ReadRecord, typeAfter } from './read-record.ts';
export { csvEscape, csvLine } from './write-csv.ts';
export { zoneOfCountry } from './country-zone.ts';
