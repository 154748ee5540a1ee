//! Runs as a workbook for Excel and other spreadsheets, in Office Open XML. Its numbers are numbers, and its texts are texts, whatever
//! marks a spreadsheet takes for decimals and between cells.

use std::fmt::Write;

use crate::findings::run::Run;
use crate::sharing::escape::markup;
use crate::sharing::export::table::{COLUMNS, Cell, row};
use crate::sharing::export::zip::zip;

/// The file name.
pub const FILE: &str = "runs.xlsx";

/// The most characters in a cell.
const MAX_CELL: usize = 32_767;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
    <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
    </Types>";
const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
    <sheets><sheet name=\"Runs\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

/// A file that leads to another one.
fn relation(kind: &str, target: &str) -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
    )
}

/// Writes the workbook. `page` is the address to which the plans' links lead.
pub fn write(runs: &[&Run], page: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", format!("{HEAD}{TYPES}")),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", format!("{HEAD}{BOOK}")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet(runs, page)),
    ])
}

fn sheet(runs: &[&Run], page: &str) -> String {
    let mut sheet =
        format!("{HEAD}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    push_row(&mut sheet, &COLUMNS.map(|title| Cell::Text(title.to_owned())));
    runs.iter().for_each(|run| push_row(&mut sheet, &row(run, page)));
    sheet.push_str("</sheetData></worksheet>");
    sheet
}

fn push_row(sheet: &mut String, cells: &[Cell]) {
    sheet.push_str("<row>");
    for cell in cells {
        // Writing to a string never fails.
        let _ = match cell {
            Cell::Number(number) if number.is_empty() => write!(sheet, "<c/>"),
            Cell::Number(number) => write!(sheet, "<c><v>{number}</v></c>"),
            Cell::Text(text) => {
                write!(sheet, "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
            }
        };
    }
    sheet.push_str("</row>");
}

/// A text in XML. Excel takes `_x0041_` for a character, and XML has no control characters.
fn escaped(text: &str) -> String {
    let is_allowed =
        |letter: &char| matches!(letter, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().filter(is_allowed).take(MAX_CELL).collect();
    markup(&text.replace("_x", "_x005F_x"))
}
