/* a script that is long enough to be worth compressing, for it says the same again and again, again and again */
export {};
