// Names and addresses by which this machine speaks to itself.
const NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
const PEER = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;

/** Whether a host header names this machine, whatever the port. */
export const isNameOfHere = (host: string): boolean => NAME.test(host);

/** Whether an address of the network is this machine's own. */
export const isAddressOfHere = (address: string): boolean => PEER.test(address);
