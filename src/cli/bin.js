#!/usr/bin/env node
// The source is TypeScript: tsx reads it as it stands.
import { register } from 'tsx/esm/api';

register();
await import('./gridline.ts');
