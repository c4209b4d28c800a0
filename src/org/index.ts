export { createOrg, type Gone, type LiveOrg, type OrgChange, type OrgData } from './org.ts';
export { packRoster, unpackRoster } from './roster.ts';
