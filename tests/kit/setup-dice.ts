import fc from 'fast-check';

/**
 * The same random cases in every ordinary run, so that a red one means a change and not a throw of the dice;
 * `npm run test:long` throws new ones. `BATON_SEED` plays a number again.
 */
const seed = process.env.BATON_SEED === undefined ? 20_261_122 : Number(process.env.BATON_SEED);
if (process.env.BATON_LONG !== '1' || process.env.BATON_SEED !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
