// Wires the program together; thinks nothing of its own.
int main() { return 0; }
