//! Archives of the format ZIP, without compression.

/// The bits of the polynomial of CRC-32, in reverse.
const POLYNOMIAL: u32 = 0xedb8_8320;
/// The version of the format that is needed.
const VERSION: u16 = 20;
/// The first day of the format's calendar.
const DAY: u16 = 0x21;

/// Writes an archive of files, given their names and texts.
pub fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = archive.len() as u32;
        let about = about(name, text);
        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.bytes());
        archive.extend(text.bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // Comment, disk, attributes: two, two, two and four bytes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let (start, length, count) = (archive.len() as u32, directory.len() as u32, files.len() as u16);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// What both headers of a file have in common, up to the length of further fields.
fn about(name: &str, text: &str) -> Vec<u8> {
    let mut about = Vec::new();
    // The flag says that names are UTF-8; then no compression, and the time.
    for number in [VERSION, 0x800, 0, 0, DAY] {
        about.extend(number.to_le_bytes());
    }
    let length = text.len() as u32;
    for number in [crc32(text.as_bytes()), length, length] {
        about.extend(number.to_le_bytes());
    }
    about.extend((name.len() as u16).to_le_bytes());
    about.extend([0; 2]);
    about
}

fn crc32(bytes: &[u8]) -> u32 {
    let shifted = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ POLYNOMIAL } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shifted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
