// All random histories of a run grow from one seed, which global-setup.ts prints.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED']) });
