/** How differences are written (the header A-IM of who asks, IM of the answer): as the library of this name does. */
export const DIFFERENCES = 'jsondiffpatch';
