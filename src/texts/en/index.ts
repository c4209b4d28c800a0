import type { Catalogue } from '../index.ts';
import { consoleTexts } from './pages.ts';
import { directiveTexts } from './directive.ts';
import { findingTexts } from './finding.ts';
import { membershipTexts } from './membership.ts';
import { reportErrors } from './report-errors.ts';
import { reportTexts } from './report.ts';
import { summaryTexts } from './summary.ts';
import { systemTexts } from './system.ts';

export const en: Catalogue = {
  ...reportErrors,
  ...consoleTexts,
  ...directiveTexts,
  ...findingTexts,
  ...membershipTexts,
  ...reportTexts,
  ...summaryTexts,
  ...systemTexts,
};
