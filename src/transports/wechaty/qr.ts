// A QR code for the terminal, in half blocks.
import qrcode from 'qrcode-terminal';

export function printQr(qr: string, write: (text: string) => void): void {
  qrcode.generate(qr, { small: true }, (picture) => {
    write(`${picture}\n`);
  });
}
