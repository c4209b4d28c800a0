/** Sentences about finding. */
export const findingTexts = {};
