/** Sentences about directive. */
export const directiveTexts = {};
