/** Pages in a real browser: Debian's Chromium, without a window, without a network. */
export { expectNoOverflow, expectNoSeriousAxeFaults, expectReadablePictures } from './expectations';
export { focused, walkByTab, type Focused } from './keyboard';
export { DESKTOP_PX, LOOKS, PHONE_PX, nameOfLook, type Look } from './looks';
export { useBrowser, type OpenOptions, type OpenedPage, type Opener } from './use-browser';
