/** Sentences about report. */
export const reportTexts = {};
