import type { Catalogue } from '../index.ts';
import { reportErrors } from './report-errors.ts';

export const en: Catalogue = { ...reportErrors };
