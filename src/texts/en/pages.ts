import { fixed } from '../words.ts';
import type { consoleTexts as chinese } from '../zh-CN/pages.ts';

export const consoleTexts: typeof chinese = {
  'console.signIn': fixed('Please sign in first'),
  'console.wrong': fixed('Wrong name or password'),
  'console.tooMany': (p) => `Too many attempts, please try again in ${p.minutes} minutes`,
  'console.linkOver': fixed('This link has been used or is too old, please ask an administrator for a new one'),
  'console.nameTaken': fixed('Somebody has this name already, please choose another'),
  'console.badName': fixed(
    'A name has 2 to 32 letters, digits, Chinese characters, dots or dashes, and is no phone or identity number',
  ),
  'console.weak': (p) => `A password has at least ${p.least} characters and is not the name`,
  'console.noLogin': fixed('There is no such name'),
  'console.nobody': fixed('You are not on the roster any more, please ask an administrator'),
  'console.forbidden': fixed('Your post does not allow this'),
  'console.invalid': (p) => `Not filled in correctly: ${p.problems}`,
  'console.notFound': fixed('There is nothing here'),
  'console.formMoved': fixed('Somebody else has just changed this form, please open it again'),
  'console.stale': fixed('This page is too old, please load it again'),
  'console.pending': fixed('Kept and being worked on; please look again in a moment'),
  'console.elsewhere': fixed('Open the console as http://localhost on its own machine; no other site may act for you'),
  'console.away': fixed('The database cannot be reached just now; nothing is lost, please try again later'),
};
