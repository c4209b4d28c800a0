/** Sentences about membership. */
export const membershipTexts = {};
