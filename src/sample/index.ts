export { sampleDocs } from './docs.ts';
export { SAMPLE_CHANNEL, SAMPLE_CITY, sampleCity, sampleUnits, type SampleCity } from './sample.ts';
