//! Shares texts and files by the system's own dialog. Not every browser has it, and it may refuse.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Navigator};

use crate::browser::options::options;

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The texts went to where the reader chose.
    Done,
    /// The reader closed the dialog.
    Cancelled,
    /// The browser refused.
    Refused,
}

/// What is shared.
#[derive(Clone, Debug)]
pub struct Package {
    /// A title, which few places show.
    pub title: &'static str,
    /// The words.
    pub text: String,
    /// The address of a page.
    pub url: String,
    /// A picture; `None` to share the texts alone.
    pub picture: Option<File>,
}

impl Package {
    /// Whether this browser shares it. The page may stand in a frame that is not allowed to.
    pub fn is_accepted(&self) -> bool {
        navigator().is_some_and(|navigator| {
            let is_text_accepted = || can_share(&navigator, &self.data(false)).unwrap_or(true);
            method(&navigator, "share").is_some() && is_text_accepted()
        })
    }

    /// Opens the dialog. It needs a click that was a short time ago. A picture that the browser does not share is left out.
    pub async fn share(self) -> Shared {
        let Some(navigator) = navigator() else { return Shared::Refused };
        let Some(share) = method(&navigator, "share") else { return Shared::Refused };
        let with_picture = self.data(true);
        let takes_picture = can_share(&navigator, &with_picture) == Some(true);
        let data = if takes_picture { with_picture } else { self.data(false) };
        let Ok(shared) = share.call1(&navigator, &data) else { return Shared::Refused };
        match JsFuture::from(shared.unchecked_into::<Promise>()).await {
            Ok(_) => Shared::Done,
            Err(error) if property(&error, "name").as_string().as_deref() == Some("AbortError") => Shared::Cancelled,
            Err(_) => Shared::Refused,
        }
    }

    fn data(&self, has_picture: bool) -> JsValue {
        let mut fields = vec![("title", self.title.into()), ("text", (&self.text).into()), ("url", (&self.url).into())];
        let picture = self.picture.as_ref().filter(|_| has_picture);
        fields.extend(picture.map(|picture| ("files", Array::of1(picture).into())));
        options(&fields)
    }
}

/// A PNG as a file with a name; `None` if the browser makes none.
pub fn png_file(name: &str, png: &Blob) -> Option<File> {
    let is_png = options(&[("type", "image/png".into())]);
    File::new_with_blob_sequence_and_options(&Array::of1(png), name, &is_png).ok()
}

/// Whether this browser may share a PNG.
pub fn shares_png() -> bool {
    let empty = Blob::new().ok().and_then(|blob| png_file("picture.png", &blob));
    let (Some(navigator), Some(empty)) = (navigator(), empty) else { return false };
    let data = options(&[("files", Array::of1(&empty).into())]);
    method(&navigator, "share").is_some() && can_share(&navigator, &data) == Some(true)
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

/// Whether this browser would share the data; `None` if it does not say.
fn can_share(navigator: &Navigator, data: &JsValue) -> Option<bool> {
    method(navigator, "canShare")
        .map(|can_share| can_share.call1(navigator, data).is_ok_and(|answer| answer.is_truthy()))
}

/// A method of the navigator, which not every browser has.
fn method(navigator: &Navigator, name: &str) -> Option<Function> {
    property(navigator, name).dyn_into().ok()
}

/// A property of an object; undefined if it has none, or is no object.
fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}
