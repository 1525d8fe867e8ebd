// Following a link of a popover menu closes the menu: links change the page in place.
document.addEventListener("click", event => event.target.closest?.("[popover] a")?.closest("[popover]").hidePopover());
