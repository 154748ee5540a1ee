//! Elements of the critical path: their bindings, their listeners, the parts that are rebuilt, and the end of all of them with
//! their owner.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use sleep_count::page::dom::dynamic::Item;
use sleep_count::page::dom::element::{El, el, fragment};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement, Node};

/// An element in the page, and the owner of its effects and listeners. Both are removed when it is dropped.
struct Mounted {
    element: El,
    owner: Owner,
}

impl Mounted {
    fn new(build: impl FnOnce() -> El) -> Self {
        let body = document().body().unwrap();
        // Starts leptos' executor, which runs effects again.
        drop(mount_to(body.clone(), || ()));
        let owner = Owner::new();
        let element = owner.with(build);
        body.append_child(element.cast()).unwrap();
        Self { element, owner }
    }

    /// Its HTML without the comments that mark dynamic parts.
    fn html(&self) -> String {
        self.element.cast::<Element>().outer_html().replace("<!---->", "")
    }

    fn one(&self, css: &str) -> HtmlElement {
        self.element.cast::<Element>().query_selector(css).unwrap().unwrap().unchecked_into()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.element.cast::<Element>().remove();
        self.owner.cleanup();
    }
}

/// A counter, and a closure that counts its calls.
fn counter() -> (Rc<Cell<u32>>, impl Fn() + Clone + 'static) {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    (count, move || counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
async fn a_text_is_appended_and_a_bound_text_follows_its_signal() {
    let name = RwSignal::new("<Anna>".to_owned());
    let mounted = Mounted::new(|| el("p").text("Hello, ").child(el("b").dyn_text(move || name.get())).text("!"));
    assert_eq!(mounted.html(), "<p>Hello, <b>&lt;Anna&gt;</b>!</p>");
    name.set("Ben".to_owned());
    tick().await;
    assert_eq!(mounted.html(), "<p>Hello, <b>Ben</b>!</p>");
}

/// Puts an element in place of each text node, as browsers do when they translate a page.
fn translate(node: &Node) {
    let children = node.child_nodes();
    let children: Vec<_> = (0..children.length()).filter_map(|index| children.get(index)).collect();
    for child in children {
        if child.node_type() == Node::TEXT_NODE {
            let font = document().create_element("font").unwrap();
            font.set_text_content(child.text_content().map(|text| text.to_uppercase()).as_deref());
            node.replace_child(&font, &child).unwrap();
        } else {
            translate(&child);
        }
    }
}

#[wasm_bindgen_test]
async fn bound_texts_dynamic_parts_and_lists_change_after_a_translation() {
    let (name, keys) = (RwSignal::new("ann"), RwSignal::new(vec![1, 2]));
    let item = |key: u64| Item::new(key, move || el("u").text("no ").child(el("b").text(&key.to_string())));
    let mounted = Mounted::new(|| {
        let called = move || name.get().to_owned();
        el("p")
            .text("for ")
            .child(el("b").dyn_text(called))
            .dynamic(move || fragment().text(" or ").child(el("i").text(name.get())).text(" so"))
            .dynamic_by(called, |name| el("i").text(" by ").text(name))
            .keyed_list(move || keys.get().into_iter().map(item).collect())
            .text(" end")
    });
    let node = mounted.element.cast::<Node>();
    let text = || node.text_content().unwrap();
    assert_eq!(text(), "for ann or ann so by annno 1no 2 end");
    translate(node);
    assert_eq!(text(), "FOR ANN OR ANN SO BY ANNNO 1NO 2 END");
    name.set("ben");
    keys.set(vec![3, 2]);
    tick().await;
    assert_eq!(text(), "FOR ben or ben so by benno 3NO 2 END");
    translate(node);
    name.set("");
    keys.set(vec![]);
    tick().await;
    assert_eq!(text(), "FOR  or  so by  END");
}

#[wasm_bindgen_test]
async fn a_bound_attribute_follows_its_signal_and_is_absent_without_a_value() {
    let title = RwSignal::new(Some("one".to_owned()));
    let is_hidden = RwSignal::new(false);
    let mounted = Mounted::new(|| {
        el("p").attr("id", "dom-test").dyn_attr("title", move || title.get()).attr_if("hidden", move || is_hidden.get())
    });
    assert_eq!(mounted.html(), r#"<p id="dom-test" title="one"></p>"#);
    title.set(Some("two".to_owned()));
    is_hidden.set(true);
    tick().await;
    assert_eq!(mounted.html(), r#"<p id="dom-test" title="two" hidden=""></p>"#);
    title.set(None);
    is_hidden.set(false);
    tick().await;
    assert_eq!(mounted.html(), r#"<p id="dom-test"></p>"#);
}

#[wasm_bindgen_test]
async fn a_bound_class_is_added_and_removed_beside_the_others() {
    let is_open = RwSignal::new(false);
    let mounted = Mounted::new(|| el("p").class("one two").class_if("open", move || is_open.get()));
    assert_eq!(mounted.html(), r#"<p class="one two"></p>"#);
    is_open.set(true);
    tick().await;
    assert_eq!(mounted.html(), r#"<p class="one two open"></p>"#);
    is_open.set(false);
    tick().await;
    assert_eq!(mounted.html(), r#"<p class="one two"></p>"#);
}

#[wasm_bindgen_test]
async fn an_equal_value_is_not_written_again() {
    let number = RwSignal::new(1);
    let mounted = Mounted::new(|| el("p").dyn_attr("title", move || Some((number.get() / 10).to_string())));
    // A value that only a write would replace.
    mounted.element.cast::<Element>().set_attribute("title", "other").unwrap();
    number.set(2);
    tick().await;
    assert_eq!(mounted.html(), r#"<p title="other"></p>"#);
    number.set(10);
    tick().await;
    assert_eq!(mounted.html(), r#"<p title="1"></p>"#);
}

#[wasm_bindgen_test]
fn listeners_hear_the_events_of_their_names_until_their_owner_is_cleaned_up() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (by_click, by_other) = (Rc::clone(&heard), Rc::clone(&heard));
    let mounted = Mounted::new(|| {
        el("button")
            .on_click(move |event| by_click.borrow_mut().push(event.type_()))
            .on(&["input", "change"], move |event| by_other.borrow_mut().push(event.type_()))
    });
    let all = || {
        mounted.element.cast::<HtmlElement>().click();
        for name in ["change", "input", "keyup"] {
            mounted.element.cast::<Element>().dispatch_event(&Event::new(name).unwrap()).unwrap();
        }
    };
    all();
    assert_eq!(*heard.borrow(), ["click", "change", "input"]);
    mounted.owner.cleanup();
    all();
    assert_eq!(heard.borrow().len(), 3);
}

#[wasm_bindgen_test]
async fn a_dynamic_part_is_rebuilt_in_its_place_when_a_signal_it_read_changes() {
    let (count, other) = (RwSignal::new(2), RwSignal::new(0));
    let (built, count_build) = counter();
    let mounted = Mounted::new(|| {
        let part = move || {
            count_build();
            fragment().children((0..count.get()).map(|number| el("i").text(&number.to_string())))
        };
        el("p").text("before ").dynamic(part).text(" after")
    });
    assert_eq!(mounted.html(), "<p>before <i>0</i><i>1</i> after</p>");
    other.set(1);
    tick().await;
    assert_eq!(built.get(), 1);
    count.set(1);
    tick().await;
    assert_eq!(mounted.html(), "<p>before <i>0</i> after</p>");
    count.set(0);
    tick().await;
    assert_eq!(mounted.html(), "<p>before  after</p>");
    count.set(3);
    tick().await;
    assert_eq!(mounted.html(), "<p>before <i>0</i><i>1</i><i>2</i> after</p>");
    assert_eq!(built.get(), 4);
}

#[wasm_bindgen_test]
async fn a_dynamic_part_by_a_subject_is_rebuilt_only_when_the_subject_differs() {
    let (number, other) = (RwSignal::new(10), RwSignal::new("a"));
    let (built, count_build) = counter();
    let mounted = Mounted::new(|| {
        let part = move |tens: &i32| {
            count_build();
            // Read at the building, and bound.
            let bound = el("b").dyn_text(move || other.get().to_owned());
            el("i").attr("title", other.get()).text(&tens.to_string()).child(bound)
        };
        el("p").dynamic_by(move || number.get() / 10, part)
    });
    assert_eq!(mounted.html(), r#"<p><i title="a">1<b>a</b></i></p>"#);
    number.set(11);
    tick().await;
    other.set("b");
    tick().await;
    assert_eq!(mounted.html(), r#"<p><i title="a">1<b>b</b></i></p>"#);
    assert_eq!(built.get(), 1);
    number.set(20);
    tick().await;
    assert_eq!(mounted.html(), r#"<p><i title="b">2<b>b</b></i></p>"#);
    assert_eq!(built.get(), 2);
}

/// A list of buttons, one for each key. A button's text is its key and the bound text of `suffix`, whose reads are counted.
fn buttons(keys: RwSignal<Vec<u64>>, suffix: RwSignal<&'static str>, count: impl Fn() + Clone + 'static) -> Mounted {
    Mounted::new(|| {
        let item = move |key: u64| {
            let count = count.clone();
            let text = move || {
                count();
                suffix.get().to_owned()
            };
            let button = move || el("button").attr("id", &format!("key-{key}")).text(&key.to_string());
            Item::new(key, move || button().child(el("span").dyn_text(text)))
        };
        el("p").text("[").keyed_list(move || keys.get().into_iter().map(&item).collect()).text("]")
    })
}

#[wasm_bindgen_test]
async fn an_item_keeps_its_element_and_its_focus_while_others_come_and_go() {
    let (keys, suffix) = (RwSignal::new(vec![1, 2, 3]), RwSignal::new(""));
    let list = buttons(keys, suffix, || {});
    let text = || list.element.cast::<Element>().text_content().unwrap();
    let focused = list.one("#key-2");
    focused.focus().unwrap();
    let (blurs, count_blur) = counter();
    let _blurred = list.owner.with(|| list.element.clone().on(&["focusout"], move |_| count_blur()));
    assert_eq!(text(), "[123]");
    for (order, shown) in [
        (vec![2, 3], "[23]"),
        (vec![4, 5, 2, 3], "[4523]"),
        (vec![3, 4, 5, 2], "[3452]"),
        (vec![3, 6, 4, 2, 1], "[36421]"),
        (vec![2], "[2]"),
    ] {
        keys.set(order);
        tick().await;
        assert_eq!(text(), shown);
        assert_eq!(list.one("#key-2"), focused);
        assert_eq!(document().active_element().as_ref(), Some(focused.as_ref()), "{shown}");
    }
    assert_eq!(blurs.get(), 0);
    keys.set(vec![]);
    tick().await;
    assert_eq!(text(), "[]");
    keys.set(vec![2, 7]);
    tick().await;
    assert_eq!(text(), "[27]");
    assert_ne!(list.one("#key-2"), focused);
}

#[wasm_bindgen_test]
async fn the_effects_of_a_list_item_live_as_long_as_the_item() {
    let (keys, suffix) = (RwSignal::new(vec![1, 2, 3]), RwSignal::new("a"));
    let (reads, count_read) = counter();
    let list = buttons(keys, suffix, count_read);
    let removed = list.one("#key-1");
    assert_eq!(reads.take(), 3);
    // The first item is gone, the others are moved: their effects stay.
    keys.set(vec![3, 2]);
    tick().await;
    assert_eq!(reads.take(), 0);
    suffix.set("b");
    tick().await;
    assert_eq!(reads.take(), 2);
    assert_eq!(list.element.cast::<Element>().text_content().unwrap(), "[3b2b]");
    assert_eq!(removed.text_content().unwrap(), "1a");
}

#[wasm_bindgen_test]
async fn a_rebuilt_part_leaves_no_effect_of_its_former_content() {
    let (subject, text) = (RwSignal::new(1), RwSignal::new("a"));
    let (reads, count_read) = counter();
    let bound = move || {
        let count_read = count_read.clone();
        el("i").dyn_text(move || {
            count_read();
            text.get().to_owned()
        })
    };
    let (part, part_by) = (bound.clone(), bound);
    let _mounted = Mounted::new(|| {
        let part = move || {
            subject.track();
            part()
        };
        el("p").dynamic(part).dynamic_by(move || subject.get(), move |_| part_by())
    });
    subject.set(2);
    tick().await;
    assert_eq!(reads.take(), 4);
    text.set("b");
    tick().await;
    assert_eq!(reads.get(), 2);
}

#[wasm_bindgen_test]
async fn nothing_is_written_after_the_owner_is_cleaned_up() {
    let signal = RwSignal::new(1);
    let (reads, count_read) = counter();
    let read = move || {
        count_read();
        signal.get()
    };
    let [text, attribute, flag, class, part, subject, bound, items] = std::array::from_fn(|_| read.clone());
    let mounted = Mounted::new(|| {
        el("p")
            .child(el("span").dyn_text(move || text().to_string()))
            .dyn_attr("title", move || Some(attribute().to_string()))
            .attr_if("hidden", move || flag() > 1)
            .class_if("open", move || class() > 1)
            .dynamic(move || el("i").text(&part().to_string()))
            .dynamic_by(subject, move |_| {
                let bound = bound.clone();
                el("b").dyn_text(move || bound().to_string())
            })
            .keyed_list(move || vec![Item::new(items(), move || el("u").dyn_text(move || signal.get().to_string()))])
    });
    signal.set(2);
    tick().await;
    let html = mounted.html();
    assert_eq!(html, r#"<p title="2" hidden="" class="open"><span>2</span><i>2</i><b>2</b><u>2</u></p>"#);
    mounted.owner.cleanup();
    reads.take();
    signal.set(3);
    tick().await;
    assert_eq!(mounted.html(), html);
    assert_eq!(reads.get(), 0);
}
