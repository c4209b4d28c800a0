// Before any test: the server that they all run on must be here, and it is fetched once, not once per fork.
import { testServer } from './redis.ts';

export default async function setup(): Promise<void> {
  await testServer((line) => {
    console.log(`redis: ${line}`);
  });
}
