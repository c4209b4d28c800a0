import { reportErrors } from './report-errors.ts';

export const zhCN = { ...reportErrors };
