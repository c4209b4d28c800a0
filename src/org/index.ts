export { createOrg, type Gone, type LiveOrg, type OrgChange, type OrgData } from './org.ts';
export { packRoster, unpackRoster } from './roster.ts';
export { changeFromDocs, ORG_FLOWS, type OrgDoc } from './from-docs.ts';
export { topicKind, topicUnit } from './topic.ts';
