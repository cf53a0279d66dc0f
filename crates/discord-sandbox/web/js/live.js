// The websocket through which the page learns what the person sees.

import { emit, markSeen, channels, store } from "./store.js";

let socket = null;
const looking = { person: null, channel: null, developer: false };

/** Opens the socket, and opens it again whenever it breaks. */
export function connect() {
  socket = new WebSocket(`ws://${location.host}/page/live`);
  socket.addEventListener("open", () => {
    store.isConnected = true;
    socket.send(JSON.stringify(looking));
    emit("connection");
  });
  socket.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    store.isConnected = false;
    emit("connection");
    setTimeout(connect, 1000);
  });
}

/** Looks as somebody else, or at something else, from now on. */
export function look(change) {
  Object.assign(looking, change);
  const { person, channel } = looking;
  if (person) history.replaceState(null, "", `#${person}${channel ? `/${channel}` : ""}`);
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(looking));
}

/** Takes up what the address says, so that a reload changes nothing. */
export function lookWhereTheAddressSays() {
  const [person, channel] = location.hash.slice(1).split("/");
  if (/^\d+$/.test(person)) look({ person, channel: /^\d+$/.test(channel ?? "") ? channel : null });
}

function receive(news) {
  switch (news.t) {
    case "hello":
      store.page = news.page;
      store.base = news.base;
      store.skew = Date.now() - news.now;
      emit("hello");
      break;
    case "world": {
      const isFirst = store.world?.me !== news.d.me;
      store.world = news.d;
      const known = (each) => store.seen.has(`${store.world.me}:${each.id}`);
      // What was there before the person came is not news to them.
      if (isFirst) markSeen(channels().filter((each) => !known(each)));
      markSeen(channels().filter((each) => each.id === store.world.channel));
      emit("world");
      break;
    }
    case "messages": {
      if (news.d.reset) store.messages.clear();
      for (const id of news.d.gone) store.messages.delete(id);
      for (const message of news.d.put) store.messages.set(message.id, message);
      emit("messages", news.d);
      break;
    }
    case "log":
      emit("log", news);
      break;
  }
}
